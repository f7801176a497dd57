package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class JobPageTest {

    private static final Instant OLD = Reports.BEGAN;
    private static final Instant NEW = OLD.plus(Duration.ofDays(1));

    @Test
    void showsTheNewestGoodBackupThatWasNotPruned(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1), Reports.good("customers", OLD, 1)));
        build(jenkins, job).add(Reports.backup(Reports.good("orders", NEW, 1), Reports.failed("customers", "no.")));
        RunReport third = build(jenkins, job);

        assertThat(newest(jenkins, job)).containsExactly(Reports.name("customers", OLD), Reports.name("orders", NEW));
        third.add(Reports.prune(false, Reports.gone("orders", NEW, Outcome.OK, "deleted.")));
        assertThat(newest(jenkins, job)).containsExactly(Reports.name("customers", OLD), Reports.name("orders", OLD));
    }

    @Test
    void drawsTheBuildsAndListsThem(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        build(jenkins, job).add(Reports.backup(Reports.good("orders", NEW, 1), Reports.failed("customers", "no.")));
        jenkins.buildAndAssertSuccess(job);

        HtmlPage page = page(jenkins, job);
        DomElement picture = page.querySelector("svg.dynamodb-history");
        assertThat(picture.getAttribute("role")).isEqualTo("img");
        assertThat(picture.querySelector("title").getTextContent()).isNotBlank();
        assertThat(picture.querySelector("desc").getTextContent()).contains("2 builds");
        assertThat(picture.querySelectorAll("rect.dynamodb-history__good")).hasSize(2);
        assertThat(texts(page, "#dynamodb-builds td[role=rowheader]")).containsExactly("#2", "#1");
        assertThat(texts(page, "#dynamodb-builds tbody tr:first-child td")).contains("1 of 2 tables backed up");
        assertThat(page.asNormalizedText()).contains("the last 25 builds");
        assertThat(((DomElement) page.querySelector("#dynamodb-builds tbody a")).getAttribute("href"))
                .endsWith("/job/p/2/dynamodb-backups/");
    }

    @Test
    void theJobsOwnPageHasThePictureAndTheWayToTheBackups(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1), Reports.failed("customers", "no.")));

        HtmlPage page = jenkins.createWebClient().getPage(job);
        assertThat(page.<DomElement>querySelector("svg.dynamodb-history").getTextContent())
                .contains("A bar for 1 build");
        assertThat(page.getAnchorByText("Newest good backup of 1 table, and all builds")
                        .<HtmlPage>click()
                        .getUrl()
                        .getPath())
                .endsWith("/job/p/dynamodb-backups/");
    }

    @Test
    void looksAtTheLastBuildsOnly(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        build(jenkins, job).add(Reports.backup(Reports.good("orders", NEW, 1)));

        assertThat(RecentBuilds.of(job, 1))
                .singleElement()
                .satisfies(build -> assertThat(build.number()).isEqualTo(2));
    }

    @Test
    void theApiHasTheSame(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1), Reports.failed("customers", "no.")));

        JSONObject api =
                jenkins.getJSON(job.getUrl() + "dynamodb-backups/api/json").getJSONObject();
        JSONObject build = api.getJSONArray("builds").getJSONObject(0);
        assertThat(build.getInt("goodTables")).isEqualTo(1);
        assertThat(build.getInt("failedTables")).isEqualTo(1);
        JSONObject newest = api.getJSONArray("newestBackups").getJSONObject(0);
        assertThat(newest.getString("arn")).isEqualTo(Reports.arn("orders", OLD));
        assertThat(newest.getInt("buildNumber")).isEqualTo(1);
    }

    @Test
    void aJobWithoutSuchBuildsHasNoPage(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        assertThat(job.getAction(JobBackupsAction.class)).isNull();
        jenkins.buildAndAssertSuccess(job);
        assertThat(job.getAction(JobBackupsAction.class)).isNull();
        new RunReport(job.getLastBuild(), TaskListener.NULL).add(Reports.restore("orders-restored"));
        assertThat(job.getAction(JobBackupsAction.class)).isNotNull();
        assertThat(page(jenkins, job).asNormalizedText())
                .contains("None of these builds left a backup", "1 of 1 table restored");
    }

    private static RunReport build(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        return new RunReport(build, TaskListener.NULL);
    }

    private static HtmlPage page(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        return jenkins.createWebClient().getPage(job, "dynamodb-backups");
    }

    private static List<String> newest(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        return texts(page(jenkins, job), "#dynamodb-newest tbody td:nth-child(2)");
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }
}
