package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.console.AnnotatedLargeText;
import hudson.console.ConsoleNote;
import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.report.log.Links;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.framework.io.ByteBuffer;

@ExtendWith(OneJenkins.class)
class RunReportTest {

    private static final String HOME = "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void theLogClosesWithATableThatAlignsWithoutTheLinks(JenkinsRule jenkins) throws Exception {
        RunReport report = report(jenkins);
        report.add(Reports.backup(
                Reports.good("orders", Reports.BEGAN, 4096),
                Reports.failed(
                        "customers",
                        Message.of(
                                "backup.refused",
                                Message.of("aws.error.what.said", "AccessDenied\nException", "no")))));

        assertThat(plain())
                .contains("TABLE      STATE                           BACKUP             CREATED (UTC)        SIZE")
                .contains("orders     available                       orders-1772330400  2026-03-01 02:00:00  4.0 KiB")
                .contains("customers  failed: AccessDenied Exception  -                  -                    -")
                .as("the journal has said it")
                .doesNotContain("no backup was created");
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
                .as("the journal has said it")
                .doesNotContain("The origin tag could not be written.")
                .doesNotContain("minKeep");
    }

    @Test
    void theJournalLinksArnsAndNames(JenkinsRule jenkins) throws Exception {
        Journal journal = report(jenkins).journal(new AwsTarget("eu-west-1", Optional.empty()));
        String arn = Reports.arn("customers", Reports.BEGAN);
        journal.say(Message.of("restore.active", Argument.table("orders")));
        journal.say(chosen(arn));
        journal.say(Message.of("foreign", Argument.arn("arn:aws:dynamodb:us-east-1:111122223333:table/elsewhere")));
        journal.say(Message.foreign("orders: see table 'orders' and " + arn));
        journal.say(Message.of(
                "backup.table",
                Argument.table("orders"),
                Message.of("backup.accepted", Argument.backup("orders20260301T020000"), Argument.arn(arn))));
        journal.say(Message.of("retention.table.LIVE", Argument.table("customers")));

        String backups = "<a href='" + HOME + "list-backups'>";
        assertThat(html())
                .contains("Table '<a href='" + HOME + "table?name=orders'>orders</a>' is ACTIVE.")
                .contains("backup '<a href='" + HOME + "list-backups'>b-1</a>' of table '<a href='" + HOME
                        + "table?name=customers'>customers</a>'")
                .contains("(<a href='" + HOME + "list-backups'>" + arn + "</a>).")
                .contains("<a href='https://us-east-1.console.aws.amazon.com/dynamodbv2/home?region=us-east-1"
                        + "#table?name=elsewhere'>arn:aws:dynamodb:us-east-1:111122223333:table/elsewhere</a>")
                .as("words of others")
                .contains("orders: see table 'orders' and " + arn)
                .as("a message in a message")
                .contains("<a href='" + HOME + "table?name=orders'>orders</a>: requested backup " + backups
                        + "orders20260301T020000</a> (" + backups + arn + "</a>).")
                .contains("Table <a href='" + HOME + "table?name=customers'>customers</a>");
        assertThat(plain()).startsWith("Table 'orders' is ACTIVE.\n");
    }

    @Test
    void withoutTheRegionOnlyArnsAreLinked(JenkinsRule jenkins) throws Exception {
        Journal journal = Links.journal(new PrintStream(log, true, StandardCharsets.UTF_8), true, Optional.empty());
        String arn = Reports.arn("customers", Reports.BEGAN);
        journal.say(chosen(arn));
        assertThat(html())
                .contains("backup 'b-1' of table 'customers'")
                .contains("(<a href='" + HOME + "list-backups'>" + arn + "</a>).");
    }

    @Test
    void ofThousandsOfNamesOnlyTheFirstAreLinked(JenkinsRule jenkins) throws Exception {
        Journal journal = report(jenkins).journal(new AwsTarget("eu-west-1", Optional.empty()));
        for (int number = 0; number < 300; number++) {
            journal.say(Message.of(
                    "foreign",
                    Argument.list(List.of(
                            Argument.table("table-" + number),
                            Argument.arn(Reports.arn("table-" + number, Reports.BEGAN))))));
        }
        assertThat(html().split("<a href=", -1)).hasSize(500 + 1);
        assertThat(plain()).contains("table-299, arn:aws:");
    }

    @Test
    void nothingIsLinkedWithAnotherEndpoint(JenkinsRule jenkins) throws Exception {
        DynamoDbBackupConfiguration.get().setEndpointUrl("http://127.0.0.1:8000");
        RunReport report = report(jenkins);
        report.journal()
                .say(Message.of(
                        "foreign",
                        Argument.list(List.of(
                                Argument.table("orders"), Argument.arn(Reports.arn("orders", Reports.BEGAN))))));
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

    private static Message chosen(String arn) {
        return Message.of(
                "restore.chosen",
                Argument.backup("b-1"),
                Argument.table("customers"),
                Reports.BEGAN,
                Argument.arn(arn));
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
