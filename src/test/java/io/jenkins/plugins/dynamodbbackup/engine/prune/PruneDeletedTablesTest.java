package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.backups;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.daily;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.deletedTables;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables that are gone, or were made anew: their backups may be the last way back. */
class PruneDeletedTablesTest {

    private final Simulation aws = new Simulation(1, builder -> builder.rates(Rates.aws()));

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune(PruneRequest request) throws Exception {
        return aws.run(PruneOperation.start(request, aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    @Test
    void saysWhatIsLeftOfADeletedTableThatIsNamed() throws Exception {
        backups(aws, "orders", 3);
        table(aws, "customers", 3);

        PruneReport report = prune(keepLast(1, "orders", "customers"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Message.texts(report.problems()))
                .containsExactly(
                        "no table named 'orders'; check it and the region",
                        Message.of(
                                        "prune.deletedTable",
                                        3,
                                        Argument.table("orders"),
                                        Argument.parameter("deletedTables"))
                                .toString());
        assertThat(there(aws)).hasSize(6);
    }

    @Test
    void prunesDeletedTablesOnlyWhenAskedAndLeavesTheLastWayBack() throws Exception {
        List<String> gone = backups(aws, "orders-old", 4);
        List<String> live = table(aws, "orders", 3);

        assertThat(prune(keepLast(2, "orders*")).verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).containsAll(gone).hasSize(6);

        PruneReport report = prune(deletedTables(keepLast(2, "orders*", "orders-old")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(there(aws)).containsExactlyInAnyOrder(live.get(0), live.get(1), gone.get(0), gone.get(1));
    }

    @Test
    void saysThatBackupsOfDeletedTablesMatchToo() throws Exception {
        for (int i = 0; i < 11; i++) {
            table(aws, "tab" + i, 1);
        }
        backups(aws, "old-1", 2);
        backups(aws, "old-2", 1);

        prune(keepLast(1, "*"));

        assertThat(aws.said()).contains("prune.deletedTablesMatch(3, 2, deletedTables)");
    }

    @Test
    void deletedTablesAndTagsExcludeEachOther() {
        PruneRequest it = deletedTables(keepLast(1, "*"));
        PruneRequest tagged = new PruneRequest(
                new TableQuery(List.of("*"), List.of(), List.of("team"), 1),
                it.keep(),
                Optional.empty(),
                false,
                List.of(),
                100,
                true,
                false);

        assertThatThrownBy(() -> prune(tagged))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(Message.of(
                                "retention.deletedTables.tags",
                                Argument.parameter("deletedTables"),
                                Argument.parameter("tags"))
                        .toString());
    }

    @Test
    void countsEachIncarnationOfATableAlone() throws Exception {
        List<String> live = table(aws, "orders", 3);
        List<String> earlier = new ArrayList<>();
        for (int day = 10; day < 14; day++) {
            earlier.add(aws.db().seed().backup(daily("orders", day).tableId("00000000-aaaa-bbbb-cccc-000000000000")));
        }

        prune(keepLast(2, "orders"));
        assertThat(there(aws)).containsAll(earlier).doesNotContain(live.get(2)).hasSize(6);

        prune(deletedTables(keepLast(2, "orders")));
        assertThat(there(aws)).containsExactlyInAnyOrder(live.get(0), live.get(1), earlier.get(0), earlier.get(1));
    }

    @Test
    void aTableMadeAnewWithoutABackupOfItsOwnKeepsThoseOfTheEarlierOne() throws Exception {
        aws.db().seed().table("orders");
        aws.db().seed().table("customers");
        for (int day = 1; day < 5; day++) {
            aws.db().seed().backup(daily("orders", day).tableId("00000000-aaaa-bbbb-cccc-000000000000"));
        }

        PruneReport report = prune(keepLast(1, "*"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).hasSize(4);
        assertThat(report.kept())
                .extracting(result -> Said.of(result.reason()))
                .containsOnly("retention.source.REPLACED(deletedTables)");
    }

    @Test
    void theBackupsOfATableThatIsBeingDeletedStay() throws Exception {
        table(aws, "orders", 3);
        table(aws, "customers", 1);
        aws.db().seed().tableStatus("orders", "DELETING");

        assertThat(prune(keepLast(1, "*")).kept()).hasSize(4);
        assertThat(there(aws)).hasSize(4);
    }
}
