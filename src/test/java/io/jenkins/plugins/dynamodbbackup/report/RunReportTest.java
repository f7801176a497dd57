package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.console.AnnotatedLargeText;
import hudson.console.ConsoleNote;
import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.framework.io.ByteBuffer;

@WithJenkins
class RunReportTest {

    private static final String HOME = "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void theLogClosesWithATableThatAlignsWithoutTheLinks(JenkinsRule jenkins) throws Exception {
        RunReport report = report(jenkins);
        report.add(Reports.backup(
                Reports.good("orders", Reports.BEGAN, 4096),
                Reports.failed("customers", "no backup was made.\nNever.")));

        assertThat(plain())
                .contains("TABLE      STATE      BACKUP             CREATED (UTC)        SIZE")
                .contains("orders     available  orders-1772330400  2026-03-01 02:00:00  4.0 KiB")
                .contains("customers  failed     -                  -                    -")
                .contains("customers: no backup was made. Never.");
        assertThat(html()).contains("<a href='" + HOME + "table?name=orders'>orders</a>");
        assertThat(html()).contains("<a href='" + HOME + "list-backups'>orders-1772330400</a>");
    }

    @Test
    void thePruneSaysWhyAndTheRestoreHowLong(JenkinsRule jenkins) throws Exception {
        RunReport report = report(jenkins);
        report.add(Reports.prune(
                false,
                Reports.kept("orders", Reports.BEGAN, "newest (minKeep)"),
                Reports.gone("orders", Reports.BEGAN.minusSeconds(86_400 * 40), Outcome.OK, "deleted.")));
        report.add(Reports.restore("orders-restored"));

        assertThat(plain())
                .contains("orders  deleted  orders-1768874400  40 days  1.0 KiB  older than 30 days (keepDays)")
                .contains("orders-restored  restored  orders-1772330400  4.0 KiB  3 min")
                .contains(
                        "The backup was created at 2026-03-01 02:00:00 UTC, 0 s before this restore began. Restoring its"
                                + " 4.0 KiB costs an estimated less than $0.01, at $0.15 for each GB (2^30 bytes) in US dollars, before taxes"
                                + " and discounts.\n")
                .contains("The origin tag could not be written.")
                .doesNotContain("minKeep");
    }

    @Test
    void theJournalLinksArnsAndNames(JenkinsRule jenkins) throws Exception {
        Journal journal = report(jenkins).journal(new AwsTarget("eu-west-1", Optional.empty()));
        journal.say(Message.foreign("orders: asked for backup orders20260301T020000."));
        journal.say(Message.foreign("Restoring from backup 'b-1' of table 'customers', made today ("
                + Reports.arn("customers", Reports.BEGAN) + ")."));
        journal.say(Message.foreign("Plan: keep 3 of 3 backups of 1 table, delete 0"));
        journal.say(Message.foreign("no backup was made: nobody may."));

        assertThat(html())
                .contains("<a href='" + HOME + "table?name=orders'>orders</a>: asked for backup <a href='" + HOME
                        + "list-backups'>orders20260301T020000</a>.")
                .contains("backup '<a href='" + HOME + "list-backups'>b-1</a>'")
                .contains("<a href='" + HOME + "list-backups'>" + Reports.arn("customers", Reports.BEGAN) + "</a>")
                .contains("\nPlan: keep 3")
                .contains("no backup was made: nobody may.");
        assertThat(plain()).startsWith("orders: asked for backup orders20260301T020000.\n");
    }

    @Test
    void nothingIsLinkedWithAnotherEndpoint(JenkinsRule jenkins) throws Exception {
        DynamoDbBackupConfiguration.get().setEndpointUrl("http://127.0.0.1:8000");
        RunReport report = report(jenkins);
        report.journal().say(Message.foreign("orders: " + Reports.arn("orders", Reports.BEGAN)));
        report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 4096)));

        assertThat(html()).doesNotContain("<a ");
    }

    @Test
    void manyThreadsMayAddToOneBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));

        IntStream.range(0, 50)
                .parallel()
                .forEach(number -> new RunReport(build, TaskListener.NULL)
                        .add(Reports.backup(Reports.good("table-" + number, Reports.BEGAN, 1))));

        assertThat(build.getActions(BuildBackupsAction.class))
                .singleElement()
                .satisfies(action -> assertThat(action.results().operations()).hasSize(50));
    }

    private RunReport report(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
        return new RunReport(build, new StreamTaskListener(log, StandardCharsets.UTF_8));
    }

    private String plain() {
        return ConsoleNote.removeNotes(List.of(log.toString(StandardCharsets.UTF_8)
                        .replace("\r\n", "\n")
                        .split("\n")))
                .stream()
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private String html() throws Exception {
        ByteBuffer text = new ByteBuffer();
        text.write(log.toByteArray());
        StringWriter html = new StringWriter();
        new AnnotatedLargeText<>(text, StandardCharsets.UTF_8, true, this).writeHtmlTo(0, html);
        return html.toString().replace("\r\n", "\n");
    }
}
