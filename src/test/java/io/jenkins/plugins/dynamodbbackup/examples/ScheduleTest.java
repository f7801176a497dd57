package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import hudson.model.Run;
import hudson.triggers.TimerTrigger.TimerTriggerCause;
import hudson.triggers.Trigger;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import jenkins.model.ParameterizedJobMixIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

/** The examples that have a schedule start by it: Jenkins' clock is asked what it would do in each minute of an hour. */
@ExtendWith(OneJenkins.class)
class ScheduleTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    private final TimeZone usual = TimeZone.getDefault();

    /** The clock of Jenkins goes on beside the one asked here: it must not come to the hours of the nightly jobs. */
    @BeforeEach
    void itIsNoon() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.ofHours(12 - hour)));
    }

    @AfterEach
    void close() {
        TimeZone.setDefault(usual);
        db.close();
    }

    // The 22nd of November 2026 is a Sunday.
    @ParameterizedTest
    @CsvSource({
        "nightly.Jenkinsfile, 2026-11-24T01:00, 2026-11-24T02:00",
        "freestyle-nightly.groovy, 2026-11-24T01:00, 2026-11-24T02:00",
        "hourly.Jenkinsfile, '', 2026-11-24T15:00",
        "weekly.Jenkinsfile, 2026-11-23T03:00, 2026-11-22T03:00",
        "drill.Jenkinsfile, 2026-11-23T04:00, 2026-11-22T04:00",
    })
    void startsInItsHour(String file, String quietHour, String hour, JenkinsRule jenkins) throws Exception {
        for (Shop shop : Shop.values()) {
            db.seed().table(shop.table(), 10);
            db.seed().backup(BackupSeed.of(shop.table(), Instant.now().minus(Duration.ofDays(1))));
        }
        new Jobs(jenkins, db);
        new Example(file).install();
        Job<?, ?> job = jenkins.jenkins.getAllItems(Job.class).get(0);
        // The first build of a pipeline is what makes its schedule known.
        jenkins.assertBuildStatusSuccess((Run<?, ?>)
                ParameterizedJobMixIn.scheduleBuild2(job, 0).getFuture().get());
        int before = requests();

        if (!quietHour.isEmpty()) {
            anHourFrom(quietHour);
            assertThat(jenkins.jenkins.getQueue().isEmpty()).isTrue();
        }
        anHourFrom(hour);
        jenkins.waitUntilNoActivity();

        Run<?, ?> run = job.getBuildByNumber(2);
        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getCause(TimerTriggerCause.class)).isNotNull();
        assertThat(requests()).isGreaterThan(before);
    }

    private int requests() {
        return db.calls().count("CreateBackup", "OK") + db.calls().count("RestoreTableFromBackup", "OK");
    }

    private static void anHourFrom(String time) {
        LocalDateTime start = LocalDateTime.parse(time);
        for (int minute = 0; minute < 60; minute++) {
            Trigger.checkTriggers(
                    GregorianCalendar.from(start.plusMinutes(minute).atZone(ZoneId.systemDefault())));
        }
    }
}
