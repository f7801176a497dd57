package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class PersistenceTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void thePageIsThereAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
            new RunReport(build, TaskListener.NULL).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
            assertThat(Files.readString(build.getRootDir().toPath().resolve("build.xml")))
                    .contains("dynamodbbackup.report.BuildBackupsAction")
                    .doesNotContain("engine.");
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("p", FreeStyleProject.class)
                    .getLastBuild();
            BuildBackupsAction action = build.getAction(BuildBackupsAction.class);
            assertThat(action.getRun()).isSameAs(build);
            assertThat(jenkins.createWebClient()
                            .getPage(build, "dynamodb-backups")
                            .asNormalizedText())
                    .contains(Reports.name("orders", Reports.BEGAN));
        });
    }

    @Test
    void aBuildWhoseOperationsNobodyCanReadIsShownWithoutThemAndLosesNothingElse() throws Throwable {
        AtomicLong began = new AtomicLong();
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
            new RunReport(build, TaskListener.NULL).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
            began.set(build.getStartTimeInMillis());
            Path file = build.getRootDir().toPath().resolve("build.xml");
            Files.writeString(file, Files.readString(file).replace("verdict=\"SUCCESS\"", "verdict=\"TELEPORTED\""));
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("p", FreeStyleProject.class)
                    .getLastBuild();
            assertThat(build.getAction(BuildBackupsAction.class).operations()).isEmpty();
            assertThat(build.getStartTimeInMillis()).isEqualTo(began.get());
            assertThat(build.getResult()).isEqualTo(Result.SUCCESS);
            JenkinsRule.WebClient browser = jenkins.createWebClient();
            assertThat(browser.getPage(build).asNormalizedText()).contains("DynamoDB backups");
            assertThat(browser.getPage(build, "dynamodb-backups").asNormalizedText())
                    .contains("has not finished any DynamoDB operation");
        });
    }

    /** A file that was edited, or copied from elsewhere. */
    @Test
    void aRegionThatIsNoneLeadsNowhere() throws Throwable {
        List<String> regions = List.of("", "evil.example/", "eu-west-1.evil.example", "&#x2028;evil.example#");
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("p");
            for (String region : regions) {
                FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
                RunReport report = new RunReport(build, TaskListener.NULL);
                report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
                report.add(Reports.restore("orders-restored"));
                report.add(Reports.prune(false, Reports.kept("orders", Reports.BEGAN, "newest (minKeep)")));
                Path file = build.getRootDir().toPath().resolve("build.xml");
                Files.writeString(
                        file, Files.readString(file).replace("region=\"eu-west-1\"", "region=\"" + region + "\""));
            }
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("p", FreeStyleProject.class);
            JenkinsRule.WebClient browser = jenkins.createWebClient();
            for (FreeStyleBuild build : job.getBuilds()) {
                String operations = jenkins.getJSON(build.getUrl() + "dynamodb-backups/api/json?depth=2")
                        .getContentAsString();
                assertThat(operations).contains("orders-restored").doesNotContain("\u2028");
                assertThat(hosts(browser.getPage(build, "dynamodb-backups"))).isEmpty();
            }
            assertThat(jenkins.getJSON(job.getUrl() + "dynamodb-backups/api/json?depth=2")
                            .getContentAsString())
                    .contains("orders");
            assertThat(hosts(browser.getPage(job, "dynamodb-backups"))).isEmpty();
        });
    }

    /** What the page leads to besides this Jenkins and what stands at the foot of all its pages. */
    private static List<String> hosts(HtmlPage page) {
        return page.querySelectorAll("#main-panel a").stream()
                .map(link -> ((DomElement) link).getAttribute("href"))
                .filter(link -> link.contains("console") || link.contains("evil"))
                .toList();
    }
}
