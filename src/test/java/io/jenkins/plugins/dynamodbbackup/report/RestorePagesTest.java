package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.report.stored.SavedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** What the pages say of restores that compare items, change live tables or are drills. */
@ExtendWith(OneJenkins.class)
class RestorePagesTest {

    private static final String LINE = "{\"difference\":\"changed\"}\n";

    private static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, Duration recovery) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        new RunReport(build, TaskListener.NULL).add(Reports.drill(recovery));
        return build;
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    @Test
    void theBuildShowsWhatWasComparedWrittenAndLeft(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
        Path folder = Files.createDirectories(build.getRootDir().toPath().resolve("dynamodb-backups/7"));
        Files.writeString(folder.resolve("orders-differences.jsonl"), LINE);
        // As it was before the job was renamed.
        new RunReport(build, TaskListener.NULL)
                .add(Reports.rollback("/old/dynamodb-backups/7/orders-differences.jsonl", "/old/../../build.xml"));

        try (WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlPage page = client.getPage(build, "dynamodb-backups");
            assertThat(texts(page, "#dynamodb-operation-1-items li"))
                    .containsExactly(
                            "2,000 of 2,000 items compared: 3 missing in the live table, 2 only in the live table, 7"
                                    + " changed.",
                            "9 items written, 2 deleted, 1 left as they are.",
                            "The live table as it was before is in backup orders-before.",
                            "Temporary table orders-in-place still exists.");
            assertThat(texts(page, "#dynamodb-operation-1-differences tbody td"))
                    .containsExactly("changed", "{\"id\":{\"S\":\"<b>17\"}}", "price, name");
            assertThat(texts(page, "#dynamodb-operation-1-left li"))
                    .containsExactly("{\"id\":{\"S\":\"18\"}} changed since.");
            assertThat(page.getAnchorByText("Download all differences (JSON lines)")
                            .click()
                            .getWebResponse()
                            .getContentAsString())
                    .isEqualTo(LINE);
            assertThat(page.getAnchorByText("Download all items that were left (JSON lines)")
                            .click()
                            .getWebResponse()
                            .getStatusCode())
                    .as("outside of the build's files")
                    .isEqualTo(404);
        }
        JSONObject json =
                jenkins.getJSON(build.getUrl() + "dynamodb-backups/api/json").getJSONObject();
        JSONObject restore = json.getJSONArray("operations").getJSONObject(0);
        assertThat(restore.getString("mode")).isEqualTo("inPlace");
        assertThat(restore.getInt("differences")).isEqualTo(12);
        assertThat(restore.getInt("writtenItems")).isEqualTo(9);
        assertThat(restore.getInt("deletedItems")).isEqualTo(2);
        assertThat(restore.getInt("leftItems")).isEqualTo(1);
    }

    @Test
    void theSettingsOfABackupAreAPageOfItsBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
        new RunReport(build, TaskListener.NULL).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
        SavedSettings.folder().save(Reports.arn("orders", Reports.BEGAN), "{\"of\": \"orders\"}");

        HtmlPage page = jenkins.createWebClient().getPage(build, "dynamodb-backups");
        HtmlPage settings =
                page.<HtmlAnchor>querySelector("a[href^='settings/']").click();
        assertThat(settings.asNormalizedText()).contains("{\"of\": \"orders\"}");
    }

    @Test
    void theJobShowsTheRecoveryTimesOfItsDrillsAsALine(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job, Duration.ofMinutes(6));
        build(jenkins, job, Duration.ofMinutes(12));

        HtmlPage page = jenkins.createWebClient().getPage(job, "dynamodb-backups");
        assertThat(page.querySelectorAll("#dynamodb-recovery circle")).hasSize(2);
        assertThat(page.querySelectorAll("#dynamodb-recovery polyline")).hasSize(1);
        assertThat(page.querySelector("#dynamodb-recovery").getTextContent())
                .contains("#1: orders recovered in 6 min", "#2: orders recovered in 12 min");
        JSONObject json =
                jenkins.getJSON(job.getUrl() + "dynamodb-backups/api/json").getJSONObject();
        JSONArray drills = json.getJSONArray("drills");
        assertThat(drills.getJSONObject(0).getInt("recoverySeconds")).isEqualTo(720);
        assertThat(drills.getJSONObject(1).getInt("recoverySeconds")).isEqualTo(360);
    }

    @Test
    void aJobWithoutDrillsHasNoLine(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        new RunReport(jenkins.buildAndAssertSuccess(job), TaskListener.NULL).add(Reports.restore("copy"));

        HtmlPage page = jenkins.createWebClient().getPage(job, "dynamodb-backups");
        assertThat(page.<DomNode>querySelector("#dynamodb-recovery")).isNull();
    }
}
