package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source of a restore and its indexes, as the steps and the command line alike let users write them. */
class SourceChoiceTest {

    private static RestoreSource source(
            String backupArn, String table, String backup, String before, String pointInTime)
            throws BadRequestException {
        return new SourceChoice(
                        Optional.ofNullable(backupArn),
                        Optional.ofNullable(table),
                        Optional.ofNullable(backup),
                        Optional.ofNullable(before),
                        Optional.ofNullable(pointInTime))
                .source();
    }

    @Test
    void oneSourceIsTaken() throws BadRequestException {
        assertThat(source("arn", null, null, null, null)).isEqualTo(new RestoreSource.ByArn("arn"));
        assertThat(source(null, "orders", "latest", null, null)).isEqualTo(new RestoreSource.Latest("orders"));
        assertThat(source(null, "orders", "nightly", null, null))
                .isEqualTo(new RestoreSource.Named("orders", "nightly"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T16:00:00Z", "2026-11-22T16:00Z", "2026-11-22T17:00:00+01:00"})
    void aTimeHasAnOffset(String before) throws BadRequestException {
        assertThat(source(null, "orders", null, before, null))
                .isEqualTo(new RestoreSource.Before("orders", Instant.parse("2026-11-22T16:00:00Z")));
        assertThat(source(null, "orders", null, null, before))
                .isEqualTo(new RestoreSource.PointInTime("orders", Optional.of(Instant.parse("2026-11-22T16:00:00Z"))));
    }

    @Test
    void theLatestPointInTimeHasNoTimeYet() throws BadRequestException {
        assertThat(source(null, "orders", null, null, "latest"))
                .isEqualTo(new RestoreSource.PointInTime("orders", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "arn, orders, , , , backupArn",
        "arn, , latest, , , backupArn",
        "arn, , , 2026-11-22T16:00Z, , backupArn",
        "arn, , , , latest, backupArn",
        ", , , , , table",
        ", , latest, , , table",
        ", , , , latest, table",
        ", orders, , , , backup",
        ", orders, latest, 2026-11-22T16:00Z, , backup",
        ", orders, latest, , latest, backup",
        ", orders, , 2026-11-22T16:00Z, latest, before",
        ", orders, , 2026-11-22T16:00, , before",
        ", orders, , yesterday, , before",
        ", orders, , , 2026-11-22T16:00, pointInTime",
        ", orders, , , newest, pointInTime",
    })
    void noneAndTwoAreRefused(
            String backupArn, String table, String backup, String before, String pointInTime, String field) {
        assertThatThrownBy(() -> source(backupArn, table, backup, before, pointInTime))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void allAndNoneStandAlone() throws BadRequestException {
        assertThat(IndexChoice.of(List.of())).isEqualTo(new IndexChoice.All());
        assertThat(IndexChoice.of(List.of("All"))).isEqualTo(new IndexChoice.All());
        assertThat(IndexChoice.of(List.of("none"))).isEqualTo(new IndexChoice.None());
        assertThat(IndexChoice.of(List.of("by-date"))).isEqualTo(new IndexChoice.Only(List.of("by-date")));
        for (String word : List.of("all", "NONE")) {
            assertThatThrownBy(() -> IndexChoice.of(List.of("by-date", word)))
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            refused -> assertThat(refused.field()).isEqualTo("indexes"));
        }
    }
}
