package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As many tables as an account may have by default. */
class BackupScaleTest {

    private static final int TABLES = 2_500;

    @Test
    void aFullAccountTakesAMinuteAndNeverBreaksARate() throws Exception {
        try (Simulation aws = new Simulation(1, builder -> builder.rates(Rates.aws()))) {
            aws.db().seed().tables("table", TABLES, 0);

            BackupReport report = aws.run(BackupOperation.start(
                    BackupRequest.of(TableQuery.of("*")),
                    Map.of(),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> {},
                    aws.journal()));

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            assertThat(report.results())
                    .hasSize(TABLES)
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.OK));
            assertThat(aws.db().calls().throttled()).isZero();
            assertThat(aws.db().calls().busiestSecond("CreateBackup")).isLessThanOrEqualTo(50);
            assertThat(aws.db().calls().busiestSecond("ListBackups")).isLessThanOrEqualTo(4);
            assertThat(aws.db().calls().busiestSecond("ListTables")).isLessThanOrEqualTo(18);
            assertThat(aws.db().calls().count("CreateBackup")).isEqualTo(TABLES);
            assertThat(aws.db().calls().entries()).hasSizeLessThan(TABLES + 70);
            assertThat(Duration.between(Simulation.START, aws.clock().instant()))
                    .isLessThan(Duration.ofSeconds(75));
        }
    }
}
