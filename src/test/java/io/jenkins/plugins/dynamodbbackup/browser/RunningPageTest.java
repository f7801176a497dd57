package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveMessages;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import io.jenkins.plugins.dynamodbbackup.report.RunningOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build that runs. */
@WithJenkins
class RunningPageTest {

    private static final int NARROW = 800;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private JenkinsRule jenkins;
    private FreeStyleBuild build;
    private RunReport report;
    private RunningOperation backup;

    @BeforeEach
    void remember(JenkinsRule rule) throws Exception {
        jenkins = rule;
        FreeStyleProject job = rule.createFreeStyleProject("nightly");
        job.getBuildersList().add(new SleepBuilder(Duration.ofHours(1).toMillis()));
        build = job.scheduleBuild2(0).waitForStart();
        report = new RunReport(build, TaskListener.NULL);
        report.add(Reports.backup(Reports.good("sessions", Reports.BEGAN, 1L << 30)));
        Instant now = Instant.now();
        backup = report.begin("backup", "not started yet");
        backup.saw(
                AwsTarget.of("eu-west-1", Optional.empty()),
                new LiveOperation(
                        Message.of("backup.status.requesting", 3, 4, 2),
                        Optional.of(now.minusSeconds(4)),
                        List.of(
                                LiveTable.done(
                                        "customers",
                                        "customers20260301T020000",
                                        Outcome.FAILED,
                                        "AVAILABLE",
                                        Message.foreign(
                                                "No backup was created: AccessDeniedException (not authorized to perform"
                                                        + " dynamodb:CreateBackup).")),
                                LiveTable.done(
                                        "invoices",
                                        "invoices20260301T020000",
                                        Outcome.OK,
                                        "AVAILABLE",
                                        Message.foreign("")),
                                LiveTable.open(
                                        "orders",
                                        "orders20260301T020000",
                                        Message.foreign("CREATING"),
                                        Optional.of(now.minus(Duration.ofMinutes(12)))),
                                LiveTable.open(
                                        "users-with-a-rather-long-name",
                                        "users-with-a-rather-long-name20260301T020000",
                                        LiveMessages.notRequested(),
                                        Optional.of(now.minus(Duration.ofMinutes(13)))))));
        report.begin("restore", "waiting for credentials");
    }

    @AfterEach
    void stop() throws Exception {
        build.doStop();
        jenkins.waitForCompletion(build);
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatRunsAndTurnsIntoTheResult(Theme theme) throws Exception {
        theme.choose();
        Page page = open(Page.WIDTH);
        Accessibility.check(page, "section.dynamodb-operation");
        assertThat(page.texts("#dynamodb-running-1-table tbody tr:not(.dynamodb-detail) td:first-child"))
                .containsExactly("customers", "orders", "users-with-a-rather-long-name", "invoices");
        open(NARROW);
        Page later = open(Page.WIDTH);

        report.add(Reports.backup(
                Reports.good("orders", Reports.BEGAN, 1L << 30),
                Reports.failed("customers", "no backup was created.")));
        backup.close();
        later.evaluate(
                "refreshPart('dynamodb-live'," + " document.querySelector('.widget-refresh-reference').dataset.url)");
        later.await(Page.found("#dynamodb-live #dynamodb-operation-2-table a.sortheader"));
        assertThat(later.texts("#dynamodb-live h2")).containsExactly("Backup of 2 tables in eu-west-1", "Restore");
    }

    private String url() throws Exception {
        return jenkins.getURL() + build.getUrl() + "dynamodb-backups/";
    }

    private Page open(int width) throws Exception {
        return BROWSER.open(url()).size(width, Page.HEIGHT).await(Page.found("#dynamodb-live"));
    }
}
