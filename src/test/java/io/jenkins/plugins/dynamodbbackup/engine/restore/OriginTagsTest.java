package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.OriginTags;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tags that AWS accepts, however long a table's name is. */
class OriginTagsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");

    @Test
    void theOriginIsATableABackupAndATime() {
        assertThat(OriginTags.of(Records.chosen(Records.summary("nightly", NOW)), NOW))
                .containsEntry("dynamodb-backup:source-arn", Records.ARN)
                .containsEntry("dynamodb-backup:source-table", "orders")
                .containsEntry("dynamodb-backup:restored-at", "2026-03-01T10:00:00Z")
                .hasSize(3);
    }

    @Test
    void anArnThatIsTooLongForATagGivesWayToTheIdOfTheBackup() {
        String table = "t".repeat(255);
        ListedBackup backup = new ListedBackup(
                table,
                Optional.empty(),
                Optional.empty(),
                Records.ARN.replace("orders", table),
                "nightly",
                NOW,
                "AVAILABLE",
                "USER",
                0);
        assertThat(OriginTags.of(Records.chosen(backup), NOW))
                .containsEntry("dynamodb-backup:source-backup-id", "01489602797149-73d8d5bc")
                .containsEntry("dynamodb-backup:source-table", table)
                .doesNotContainKey("dynamodb-backup:source-arn")
                .allSatisfy((key, value) ->
                        assertThat(value).hasSizeLessThanOrEqualTo(256).matches("[a-zA-Z0-9 +=._:/@-]*"));
    }
}
