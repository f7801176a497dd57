package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
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
            assertThat(Files.readString(buildXml(build)))
                    .contains("dynamodbbackup.report.BuildBackupsAction")
                    .doesNotContain("engine.", Reports.name("orders", Reports.BEGAN));
            assertThat(files(build))
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains(Reports.name("orders", Reports.BEGAN)));
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = last(jenkins);
            assertThat(build.getAction(BuildBackupsAction.class).getRun()).isSameAs(build);
            assertThat(browser(jenkins).getPage(build, "dynamodb-backups").asNormalizedText())
                    .contains(Reports.name("orders", Reports.BEGAN));
        });
    }

    @Test
    void theFilesGoWithTheirBuild() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
            new RunReport(build, TaskListener.NULL).add(Reports.restore("orders-restored"));
            Path directory = build.getRootDir().toPath();
            assertThat(files(build)).hasSize(1);

            build.delete();

            assertThat(directory).doesNotExist();
        });
    }

    @Test
    void aBuildWhoseEntryCannotBeReadSaysSoAndLosesNothingElse() throws Throwable {
        AtomicLong began = new AtomicLong();
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
            new RunReport(build, TaskListener.NULL).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
            began.set(build.getStartTimeInMillis());
            edit(buildXml(build), "SUCCESS&quot;", "TELEPORTED&quot;");
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = last(jenkins);
            assertThat(build.getStartTimeInMillis()).isEqualTo(began.get());
            assertThat(build.getResult()).isEqualTo(Result.SUCCESS);
            assertTold(
                    jenkins,
                    build,
                    "An operation of this build cannot be shown: its entry in build.xml is damaged or was written by"
                            + " another version of this plugin.");
            assertThat(browser(jenkins).getPage(build).asNormalizedText())
                    .contains("DynamoDB backups", "its entry in build.xml is damaged");
        });
    }

    @Test
    void soDoesABuildWhoseEntriesAreOfAnotherForm() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("p"));
            new RunReport(build, TaskListener.NULL).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
            Path file = buildXml(build);
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst(
                                    "(?s)<operations>.*</operations>",
                                    "<operations><backup verdict='SUCCESS'/></operations>"));
        });
        sessions.then(
                jenkins -> assertTold(jenkins, last(jenkins), "its entry in build.xml is damaged or was written by"));
    }

    @Test
    void rowsThatAreMissingOrDamagedOrOfAnotherVersionAreOneSentenceOnPagesAndInTheApi() throws Throwable {
        List<String> told = List.of("is missing from", "is damaged or cannot be read", "by another version");
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("p");
            for (String problem : told) {
                FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
                new RunReport(build, TaskListener.NULL)
                        .add(Reports.backup(
                                Reports.good("orders", Reports.BEGAN, 1), Reports.failed("customers", "no.")));
                Path file = files(build).get(0);
                switch (told.indexOf(problem)) {
                    case 0 -> Files.delete(file);
                    case 1 -> Files.writeString(file, Files.readString(file).substring(0, 200));
                    default -> edit(file, "\"version\":1", "\"version\":2");
                }
            }
        });
        sessions.then(jenkins -> {
            for (String problem : told) {
                FreeStyleBuild build = last(jenkins).getParent().getBuildByNumber(1 + told.indexOf(problem));
                assertTold(jenkins, build, problem);
                HtmlPage page = browser(jenkins).getPage(build, "dynamodb-backups");
                assertThat(page.asNormalizedText())
                        .contains("Backup in eu-west-1", "1 of 2 tables backed up; failed: customers.");
                assertThat(page.querySelectorAll("#main-panel table")).isEmpty();
                JSONObject operation =
                        api(jenkins, build.getUrl()).getJSONArray("operations").getJSONObject(0);
                assertThat(operation.getString("kind")).isEqualTo("backup");
                assertThat(operation.getString("verdict")).isEqualTo("FAILURE");
                assertThat(operation.has("backups")).isFalse();
            }
        });
    }

    /** A file that was edited, or copied from elsewhere. */
    @Test
    void aRegionThatIsNoneLeadsNowhere() throws Throwable {
        List<String> regions = List.of("", "evil.example/", "eu-west-1.evil.example", "\\u2028evil.example#");
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("p");
            for (String region : regions) {
                FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
                RunReport report = new RunReport(build, TaskListener.NULL);
                report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
                report.add(Reports.restore("orders-restored"));
                report.add(Reports.prune(false, Reports.kept("orders", Reports.BEGAN, "newest (minKeep)")));
                for (Path file : files(build)) {
                    edit(file, "\"region\":\"eu-west-1\"", "\"region\":\"" + region + "\"");
                }
                edit(buildXml(build), "region&quot;:&quot;eu-west-1&quot;", "region&quot;:&quot;" + region + "&quot;");
            }
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = last(jenkins).getParent();
            JenkinsRule.WebClient browser = browser(jenkins);
            for (FreeStyleBuild build : job.getBuilds()) {
                String operations = jenkins.getJSON(build.getUrl() + "dynamodb-backups/api/json?depth=2")
                        .getContentAsString();
                assertThat(operations)
                        .contains("orders-restored")
                        .doesNotContain("\u2028", "\"eu-west-1\"", "cannot be shown");
                assertThat(hosts(browser.getPage(build, "dynamodb-backups"))).isEmpty();
            }
            assertThat(jenkins.getJSON(job.getUrl() + "dynamodb-backups/api/json?depth=2")
                            .getContentAsString())
                    .contains("orders");
            assertThat(hosts(browser.getPage(job, "dynamodb-backups"))).isEmpty();
        });
    }

    /** On the pages of the build and of its job and in the API of both, once in each. */
    private static void assertTold(JenkinsRule jenkins, FreeStyleBuild build, String problem) throws Exception {
        JenkinsRule.WebClient browser = browser(jenkins);
        assertThat(browser.getPage(build, "dynamodb-backups").asNormalizedText())
                .containsOnlyOnce(problem)
                .doesNotContain("has not finished any DynamoDB operation", "Nothing was backed up");
        JSONObject api = api(jenkins, build.getUrl());
        JSONArray operations = api.getJSONArray("operations");
        List<Object> problems = new ArrayList<>(api.getJSONArray("problems"));
        if (!operations.isEmpty()) {
            problems.addAll(operations.getJSONObject(0).getJSONArray("problems"));
        }
        assertThat(problems).singleElement().asString().contains(problem);

        String job = build.getParent().getUrl();
        assertThat(browser.getPage(build.getParent(), "dynamodb-backups").asNormalizedText())
                .contains("backups may be missing here", build.getDisplayName() + ": ", problem);
        assertThat((List<?>) api(jenkins, job).getJSONArray("problems"))
                .anySatisfy(told -> assertThat(told)
                        .asString()
                        .startsWith(build.getDisplayName())
                        .contains(problem));
    }

    /** Without style sheets, some selectors of which this browser fails to read. */
    private static JenkinsRule.WebClient browser(JenkinsRule jenkins) {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.getOptions().setCssEnabled(false);
        return browser;
    }

    private static JSONObject api(JenkinsRule jenkins, String url) throws Exception {
        return jenkins.getJSON(url + "dynamodb-backups/api/json").getJSONObject();
    }

    private static FreeStyleBuild last(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("p", FreeStyleProject.class).getLastBuild();
    }

    private static Path buildXml(FreeStyleBuild build) {
        return build.getRootDir().toPath().resolve("build.xml");
    }

    private static List<Path> files(FreeStyleBuild build) throws IOException {
        try (Stream<Path> files = Files.list(build.getRootDir().toPath().resolve("dynamodb-backups"))) {
            return files.toList();
        }
    }

    private static void edit(Path file, String text, String other) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, other));
    }

    /** What the page leads to besides this Jenkins and what stands at the foot of all its pages. */
    private static List<String> hosts(HtmlPage page) {
        return page.querySelectorAll("#main-panel a").stream()
                .map(link -> ((DomElement) link).getAttribute("href"))
                .filter(link -> link.contains("console") || link.contains("evil"))
                .toList();
    }
}
