package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is refused with exit code 2 and one sentence; nothing is sent. */
class RefusalTest {

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();

    private void refused(CliProbe probe, String args, String sentence, String help) {
        assertThat(probe.run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(2);
        assertThat(probe.err()).isEqualToNormalizingNewlines(sentence + "\nSee '" + help + " --help'.\n");
        assertThat(probe.out()).isEmpty();
        assertThat(engine.connection).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        backup                             | No tables are selected: add --tables, such as --tables 'orders-*', or --tables '*' for all.
        prune --keep-last 3                | No tables are selected: add --tables, such as --tables 'orders-*', or --tables '*' for all.
        backup --tables                    | --tables needs a value: --tables NAME.
        backup --tables --dry              | Expected parameter for option '--tables' but found '--dry'.
        backup orders                      | 'orders' does not belong to an option: repeat the option for each value, and quote patterns, as in --tables orders --tables 'stock-*'.
        backup --tables a.txt b.txt        | 'b.txt' does not belong to an option: repeat the option for each value, and quote patterns, as in --tables orders --tables 'stock-*'.
        backup --region a --region b       | --region is set more than once: leave one of them out.
        backup --timeout-minutes soon      | --timeout-minutes 'soon' is not valid: use a whole number from 0 to 2147483647.
        backup --timeout-minutes -1        | --timeout-minutes '-1' is not valid: use a whole number from 0 to 2147483647.
        backup --min-tables 9999999999     | --min-tables '9999999999' is not valid: use a whole number from 0 to 2147483647.
        backup --on-partial-failure IGNORE | --on-partial-failure 'IGNORE' is not valid: use FAILURE or UNSTABLE.
        list --output yaml                 | --output 'yaml' is not valid: use text or json.
        restore                            | Nothing is selected to restore; set --table with --backup, --before or --point-in-time, or set --backup-arn.
        restore --backup latest            | Nothing is selected to restore; set --table with --backup, --before or --point-in-time, or set --backup-arn.
        restore --table orders             | --table 'orders' needs --backup, --before or --point-in-time; set --backup to 'latest' or to the name of a backup, or --before or --point-in-time to a time.
        restore --backup-arn a --table b   | --backup-arn cannot be combined with --table, --backup, --before or --point-in-time; leave them out.
        restore --backup-arn a --backup b  | --backup-arn cannot be combined with --table, --backup, --before or --point-in-time; leave them out.
        restore --backup-arn a --before 2026-11-22T16:00Z | --backup-arn cannot be combined with --table, --backup, --before or --point-in-time; leave them out.
        restore --table a --backup b --before 2026-11-22T16:00Z | --backup 'b' and --before '2026-11-22T16:00Z' cannot be combined; leave one of them out.
        restore --table a --before 2026-11-22T16:00 | --before '2026-11-22T16:00' is not a time with an offset from UTC; use one such as 2026-11-22T16:00:00Z.
        restore --backup-arn a --indexes all --indexes b | --indexes: all and none cannot be combined with other names; leave the others out.
        restore --backup-arn a --indexes b --indexes none | --indexes: all and none cannot be combined with other names; leave the others out.
        restore --billing-mode cheap       | --billing-mode 'cheap' is not valid: use PROVISIONED or PAY_PER_REQUEST.
        """)
    void whatIsWrong(String args, String sentence) {
        refused(new CliProbe(engine, directory), args, sentence, "dynamodb-backup " + args.split(" ")[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        restore --mode replace         | --mode 'replace' is not valid: use new or settings.
        restore --confirm orders       | --confirm is not an option of 'dynamodb-backup restore'.
        restore --verify sample:1000   | --verify 'sample:1000' is not valid: use none, schema or count.
        restore --verify full          | --verify 'full' is not valid: use none, schema or count.
        prune --keep-daily 7           | --keep-daily is not an option of 'dynamodb-backup prune'; did you mean --keep-last?
        prune --keep-weekly=7          | --keep-weekly is not an option of 'dynamodb-backup prune'; did you mean --keep-last?
        prune --keep-monthly 7         | --keep-monthly is not an option of 'dynamodb-backup prune'; did you mean --keep-last?
        prune --keep-yearly 7          | --keep-yearly is not an option of 'dynamodb-backup prune'; did you mean --keep-last?
        """)
    void whatIsNotBuilt(String args, String sentence) {
        refused(new CliProbe(engine, directory), args, sentence, "dynamodb-backup " + args.split(" ")[0]);
    }

    @Test
    void nearMisses() {
        CliProbe probe = new CliProbe(engine, directory);
        refused(
                probe,
                "bakup",
                "'bakup' is not a command of 'dynamodb-backup'; did you mean backup?",
                "dynamodb-backup");
        refused(
                probe,
                "backup --table orders",
                "--table is not an option of 'dynamodb-backup backup'; did you mean --tables?",
                "dynamodb-backup backup");
        refused(probe, "--tables orders", "--tables is not an option of 'dynamodb-backup'.", "dynamodb-backup");
        refused(
                probe,
                "",
                "No command is given: use backup, restore, prune, compare, list or settings, such as 'dynamodb-backup list'.",
                "dynamodb-backup");
    }

    @Test
    void noRegion() {
        refused(
                new CliProbe(engine, directory).environment(Map.of()),
                "list",
                "No region is set: set --region, such as eu-west-1, or the environment variable AWS_REGION.",
                "dynamodb-backup list");
    }
}
