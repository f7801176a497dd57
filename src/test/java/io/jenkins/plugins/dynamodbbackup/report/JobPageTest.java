package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.report.view.BuildOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
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
        assertThat(picture.getAttribute("role"))
                .as("a picture with links is no img")
                .isEqualTo("group");
        assertThat(picture.querySelector("title").getTextContent()).isNotBlank();
        assertThat(picture.querySelector("desc").getTextContent()).contains("2 builds");
        assertThat(picture.querySelectorAll("rect.dynamodb-history__good")).hasSize(2);
        assertThat(picture.querySelectorAll("a"))
                .extracting(bar -> ((DomElement) bar).getAttribute("href"))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("/job/p/1/dynamodb-backups/"),
                        second -> assertThat(second).endsWith("/job/p/2/dynamodb-backups/"));
        assertThat(picture.<DomElement>querySelector("a").getAttribute("aria-label"))
                .startsWith("#1, succeeded: 1 good");
        assertThat(page.<DomElement>querySelector("section.dynamodb-operation:first-of-type")
                        .<DomElement>querySelector("svg.dynamodb-history"))
                .as("above the tables")
                .isNotNull();
        assertThat(texts(page, "#dynamodb-builds td[role=rowheader]")).containsExactly("#2", "#1");
        assertThat(texts(page, "#dynamodb-builds tbody tr:nth-child(2) td"))
                .containsExactly("1 of 2 tables backed up; failed: customers");
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
        assertThat(page.getAnchorByText("Newest good backup of each table, and all builds")
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
    void aNightWithoutAnyBackupIsSeen(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        failing(jenkins, job).add(Reports.backup(List.of(), List.of("ListTables failed: denied.")));
        failing(jenkins, job); // as without credentials: it never came to an operation

        HtmlPage page = page(jenkins, job);
        assertThat(texts(page, "#dynamodb-builds thead th"))
                .containsExactly("Build", "Started", "Result", "Good tables", "Tables not confirmed", "Failed tables");
        assertThat(texts(page, "#dynamodb-builds tbody td:nth-child(3)"))
                .containsExactly("failed", "failed", "succeeded");
        assertThat(page.querySelectorAll("#dynamodb-builds tbody td:nth-child(3) svg"))
                .as("an icon beside each")
                .hasSize(3);
        assertThat(texts(page, "#dynamodb-builds tbody tr.dynamodb-detail"))
                .containsExactly(
                        "No DynamoDB operation finished", "ListTables failed: denied.", "1 of 1 table backed up");
        assertThat(page.<DomElement>querySelector("#dynamodb-builds tbody a").getAttribute("href"))
                .as("it has no page of backups")
                .endsWith("/job/p/3/");
        DomElement picture = page.querySelector("svg.dynamodb-history");
        assertThat(picture.querySelectorAll("rect.dynamodb-history__failed"))
                .extracting(part -> ((DomElement) part).getAttribute("height"))
                .containsExactly("0", "4", "4");
        assertThat(picture.querySelector("desc").getTextContent()).contains("a failed build: #2, #3.");
    }

    @Test
    void theWayBackIsThereWhenManyNightsFail(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        for (int night = 0; night < 11; night++) {
            failing(jenkins, job);
        }

        assertThat(newest(jenkins, job)).containsExactly(Reports.name("orders", OLD));
        assertThat(jenkins.createWebClient().getPage(job).<DomElement>querySelector("svg.dynamodb-history"))
                .isNotNull();
    }

    @Test
    void theLastSuccessfulBuildIsLookedAtHoweverOld(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        failing(jenkins, job).add(Reports.backup(List.of(), List.of("ListTables failed: denied.")));
        failing(jenkins, job).add(Reports.backup(List.of(), List.of("ListTables failed: denied.")));

        assertThat(RecentBuilds.of(job, 1)).extracting(BuildOperations::number).containsExactly(3, 1);
    }

    @Test
    void buildsThatMeantToDoNothingTakeNoPlace(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);

        assertThat(RecentBuilds.of(job, 1)).extracting(BuildOperations::number).containsExactly(1);
    }

    @Test
    void saysWhereTheNewestBackupIs(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 158 * 1024)));

        HtmlPage page = page(jenkins, job);
        assertThat(texts(page, "#dynamodb-newest thead th"))
                .containsExactly(
                        "Table", "Region", "State", "Backup", "Age", "Size", "Cost per month (USD)", "Created by");
        assertThat(texts(page, "#dynamodb-newest tbody td")).contains("eu-west-1");
        assertThat(texts(page, "#dynamodb-newest tbody td").get(4)).contains("2026-03-01 02:00:00 UTC");
        assertThat(page.<DomElement>querySelector("#dynamodb-newest tbody td:nth-child(7)")
                        .getAttribute("data"))
                .matches("[0-9]+");
        assertThat(page.asNormalizedText()).contains("A restore with backup: 'latest' queries AWS.");
    }

    @Test
    void aTableWithoutAGoodBackupStandsOnTopAndAStaleOneBelowIt(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job)
                .add(Reports.backup(
                        Reports.good("customers", OLD, 1),
                        Reports.good("orders", OLD, 1),
                        Reports.failed("sessions", "no backup was made: denied.")));
        build(jenkins, job)
                .add(Reports.backup(
                        Reports.good("customers", NEW, 1), Reports.failed("orders", "no backup was made: throttled.")));

        HtmlPage page = page(jenkins, job);
        assertThat(texts(page, "#dynamodb-newest td[role=rowheader]"))
                .containsExactly("sessions", "orders", "customers");
        assertThat(texts(page, "#dynamodb-newest tbody td:nth-child(3)"))
                .containsExactly("no good backup", "stale", "available");
        assertThat(texts(page, "#dynamodb-newest tr.dynamodb-detail"))
                .containsExactly(
                        "#1: no backup was made: denied.",
                        "#2: no backup was made: throttled. " + Reports.arn("orders", OLD),
                        Reports.arn("customers", NEW));
        assertThat(page.asNormalizedText())
                .contains("A table is stale if the last run of this job, #2, did not create a good backup of it");
        JSONObject api =
                jenkins.getJSON(job.getUrl() + "dynamodb-backups/api/json").getJSONObject();
        assertThat(api.getJSONArray("newestBackups").stream().map(table -> ((JSONObject) table).getString("state")))
                .containsExactly("NO_GOOD_BACKUP", "STALE", "AVAILABLE");
    }

    @Test
    void aDeepLookAtTheJobDoesNotTakeItsBackupsAlong(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        build(jenkins, job).add(Reports.backup(Reports.good("orders", OLD, 1)));

        assertThat(jenkins.getJSON(job.getUrl() + "api/json?depth=1").getContentAsString())
                .contains("lastBuild")
                .doesNotContain("newestBackups", "goodTables", Reports.arn("orders", OLD));
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
        assertThat(build.getInt("unconfirmedTables")).isZero();
        assertThat(build.getString("result")).isEqualTo("SUCCESS");
        assertThat(build.getJSONArray("problems").size()).isZero();
        assertThat(api.getInt("buildsLookedAt")).isEqualTo(25);
        JSONObject none = api.getJSONArray("newestBackups").getJSONObject(0);
        assertThat(none.getString("table")).isEqualTo("customers");
        assertThat(none.getString("state")).isEqualTo("NO_GOOD_BACKUP");
        assertThat(none.getString("arn")).isEmpty();
        JSONObject newest = api.getJSONArray("newestBackups").getJSONObject(1);
        assertThat(newest.getString("arn")).isEqualTo(Reports.arn("orders", OLD));
        assertThat(newest.getString("region")).isEqualTo("eu-west-1");
        assertThat(newest.getString("account")).isEqualTo("111122223333");
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
                .contains("None of these builds backed up a table.", "1 of 1 table restored");
    }

    private static RunReport failing(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        if (job.getBuildersList().isEmpty()) {
            job.getBuildersList().add(new FailureBuilder());
        }
        return new RunReport(jenkins.buildAndAssertStatus(Result.FAILURE, job), TaskListener.NULL);
    }

    private static RunReport build(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        return new RunReport(build, TaskListener.NULL);
    }

    private static HtmlPage page(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        return jenkins.createWebClient().getPage(job, "dynamodb-backups");
    }

    private static List<String> newest(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        return texts(page(jenkins, job), "#dynamodb-newest tbody td:nth-child(4)");
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }
}
