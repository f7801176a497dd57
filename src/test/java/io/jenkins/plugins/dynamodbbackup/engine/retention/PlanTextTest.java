package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.LIVE_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.OLD_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.daysOld;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepLast;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static BackupSample[] daily(int count) {
        return Stream.iterate(1, day -> day + 1)
                .limit(count)
                .map(BackupSample::daysOld)
                .toArray(BackupSample[]::new);
    }

    private static List<String> lines(PrunePlan plan) {
        return Message.texts(PlanText.of(plan));
    }

    @Test
    void showsEveryBackupOfAFewTables() throws BadRequestException {
        assertThat(lines(keepLast(1)
                        .table("carts", new TableFact.Live(LIVE_ID))
                        .protect("golden")
                        .plan(
                                daysOld(1).name("orders-today"),
                                daysOld(2).name("orders-yesterday"),
                                daysOld(90).name("orders-before").tableId(OLD_ID),
                                daysOld(3).name("by-hand").table("carts"))))
                .containsExactly(
                        "Table carts: keep 1 of 1 backup",
                        "  keep    2026-03-28T12:00:00Z  by-hand  1.0 MiB  its name is not one that the default backupName generates, and namePattern is not set",
                        "Table orders: keep 1 of 2 backups, delete 1",
                        "  keep    2026-03-30T12:00:00Z  orders-today      1.0 MiB  the newest one (keepLast)",
                        "  delete  2026-03-29T12:00:00Z  orders-yesterday  1.0 MiB  not the newest one (keepLast)",
                        "Table orders (an earlier one, TableId " + OLD_ID + "): keep 1 of 1 backup",
                        "  keep    2025-12-31T12:00:00Z  orders-before  1.0 MiB  created from an earlier table of this name; it may be the only copy (deletedTables is not set)",
                        "Plan: keep 3 of 4 backups of 2 tables, delete 1 (1.0 MiB)",
                        "Warning: protect 'golden' matches no backup of the selected tables; it must match the whole name and is case-sensitive.");
    }

    @Test
    void countsManyThatStayByReason() throws BadRequestException {
        assertThat(lines(keepLast(2000).andKeepDays(1000).plan(daily(2001))))
                .containsExactly(
                        "Table orders: keep 2000 of 2001 backups, delete 1",
                        "  keep    1000: created in the last 1000 days (keepDays) and one of the newest 2000 (keepLast)",
                        "  keep    1000: one of the newest 2000 (keepLast)",
                        "  delete  2020-10-07T12:00:00Z  orders-1602072000000  1.0 MiB  older than 1000 days (keepDays) and not among the newest 2000 (keepLast)",
                        "Plan: keep 2000 of 2001 backups of 1 table, delete 1 (1.0 MiB)");
    }

    @Test
    void showsEveryDeletionUnlessThePlanIsRefused() throws BadRequestException {
        BackupSample[] backups = daily(1001);
        assertThat(lines(keepLast(1).maxDeletes(1000).plan(backups)))
                .filteredOn(line -> line.startsWith("  delete"))
                .hasSize(1000);
        List<String> refused = lines(keepLast(1).maxDeletes(999).plan(backups));
        assertThat(refused)
                .filteredOn(line -> line.startsWith("  delete"))
                .hasSize(21)
                .last()
                .isEqualTo("  delete  and 980 more");
        assertThat(refused)
                .last()
                .asString()
                .startsWith("Refused, nothing is deleted: The plan deletes 1000 backups, and maxDeletes allows 999;");
    }

    @Test
    void hasTheSizesOfTheClosingTable() throws BadRequestException {
        assertThat(lines(keepLast(1).plan(daysOld(1).size(1_048_570), daysOld(2).size(1_048_570))))
                .filteredOn(line -> line.contains("delete"))
                .hasSize(3)
                .last()
                .isEqualTo("Plan: keep 1 of 2 backups of 1 table, delete 1 (1.0 MiB)");
    }

    /** A log makes the names into links, and the command line has options for the parameters. */
    @Test
    void readsAsThePlaceWants() throws BadRequestException {
        Rendering place = new Rendering() {
            @Override
            public String table(String name) {
                return "<" + name + ">";
            }

            @Override
            public String backup(String name) {
                return "[" + name + "]";
            }

            @Override
            public String parameter(String name) {
                return "--" + name;
            }
        };
        assertThat(PlanText.of(
                        keepLast(1).plan(daysOld(1).name("orders-1"), daysOld(2).name("orders-long"))))
                .extracting(line -> line.text(place))
                .contains(
                        "Table <orders>: keep 1 of 2 backups, delete 1",
                        "  keep    2026-03-30T12:00:00Z  [orders-1]     1.0 MiB  the newest one (--keepLast)",
                        "  delete  2026-03-29T12:00:00Z  [orders-long]  1.0 MiB  not the newest one (--keepLast)");
    }
}
