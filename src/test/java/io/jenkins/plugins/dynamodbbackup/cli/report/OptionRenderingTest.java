package io.jenkins.plugins.dynamodbbackup.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionRenderingTest {

    @ParameterizedTest
    @CsvSource({
        "keepLast, --keep-last",
        "backupArn, --backup-arn",
        "region, --region",
        "protect, --protect",
        "onPartialFailure, --on-partial-failure",
        "kmsKey, --kms-key",
    })
    void parametersBecomeOptions(String parameter, String option) {
        assertThat(OptionRendering.in(Message.of("foreign", Argument.parameter(parameter))))
                .isEqualTo(option);
    }

    @Test
    void inASentenceAndInAMessageWithinIt() {
        Message exists = Message.of(
                "restore.target.exists",
                Argument.table("targetTable"),
                "ACTIVE",
                Argument.parameter("targetTable"),
                Argument.parameter("mode"));
        assertThat(OptionRendering.in(Message.of("restore.impossible", exists)))
                .isEqualTo(
                        "Nothing was restored. Table 'targetTable' already exists (ACTIVE), and a restore never"
                                + " overwrites a table. Choose another --target-table, or delete the table first. If an earlier run"
                                + " restored it from this backup, set --mode to 'settings' to apply the settings that are missing.");
    }

    @Test
    void inANameOfTheUsersNothingIsReplaced() {
        assertThat(OptionRendering.in(Message.of(
                        "foreign",
                        Argument.list(Stream.of(
                                        Argument.table("keepLast"),
                                        Argument.backup("dryRun"),
                                        Argument.of("allNames: true"),
                                        Argument.names(List.of("region", "protect")),
                                        Message.foreign("maxDeletes"))
                                .toList()))))
                .isEqualTo("keepLast, dryRun, allNames: true, 'region', 'protect', maxDeletes");
    }
}
