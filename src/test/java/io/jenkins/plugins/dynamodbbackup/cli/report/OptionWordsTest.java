package io.jenkins.plugins.dynamodbbackup.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        one of the newest 3 (keepLast)            | one of the newest 3 (--keep-last)
        or add allNames: true if all may go.      | or add --all-names if all may go.
        with backupArn arn:aws:x and targetTable. | with --backup-arn arn:aws:x and --target-table.
        table 'targetTable' is there              | table 'targetTable' is there
        my-dryRun and dryRun-1 and a.dryRun       | my-dryRun and dryRun-1 and a.dryRun
        runs in eu-west-1: set region to 'us-east-1'; | runs in eu-west-1: set --region to 'us-east-1';
        protected by before-* (protect)           | protected by before-* (--protect)
        the region and what to protect            | the region and what to protect
        """)
    void parametersBecomeOptions(String sentence, String shown) {
        assertThat(OptionWords.in(sentence)).isEqualTo(shown);
    }
}
