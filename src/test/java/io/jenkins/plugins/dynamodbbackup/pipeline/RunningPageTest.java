package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.report.BuildBackupsAction;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The page of a build while its steps run. */
class RunningPageTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void showsEachTableAndTurnsIntoTheResult() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        db.rules().on("CreateBackup").table("customers").then(Effect.denied());
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("catchError { dynamoBackup '*' }; sleep 3600");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 2 backups"));

            JSONObject api = api(jenkins, run);
            assertThat(api.getJSONArray("operations").size()).isZero();
            JSONObject running = only(api.getJSONArray("running"));
            assertThat(running.getString("kind")).isEqualTo("backup");
            assertThat(running.getString("region")).isEqualTo("eu-west-1");
            assertThat(running.getString("status")).isEqualTo("waiting for 1 of 2 backups");
            assertThat(running.getString("lookedAt")).endsWith("Z");
            JSONObject orders = running.getJSONArray("tables").getJSONObject(1);
            assertThat(orders.getString("table")).isEqualTo("orders");
            assertThat(orders.getString("state")).isEqualTo("CREATING");
            assertThat(orders.getString("backup")).isEqualTo(db.backups().get(0).name());
            assertThat(orders.getString("since")).endsWith("Z");

            HtmlPage page = browser(jenkins, false).getPage(run, "dynamodb-backups");
            assertThat(page.getElementById("dynamodb-live").asNormalizedText())
                    .contains(
                            "Backup in eu-west-1",
                            "last response from AWS "
                                    + running.getString("lookedAt").substring(0, 10),
                            "Now: waiting for 1 of 2 backups.",
                            "FAILED",
                            "AccessDeniedException",
                            "CREATING",
                            db.backups().get(0).name());
            assertThat(page.asNormalizedText()).doesNotContain("has not finished any DynamoDB operation");
            assertThat(browser(jenkins, false).getPage(run).asNormalizedText())
                    .contains("Backup in eu-west-1: waiting for 1 of 2 backups");
            assertThat(Files.readString(run.getRootDir().toPath().resolve("build.xml")))
                    .contains("BuildBackupsAction")
                    .doesNotContain("CREATING", "lookedAt");

            db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
            Jobs.await(() -> api(jenkins, run).getJSONArray("operations").size() == 1);
            Jobs.await(() -> api(jenkins, run).getJSONArray("running").isEmpty());
            assertThat(live(jenkins, run, "0"))
                    .contains("id=\"dynamodb-live\"", "Backup of 2 tables in eu-west-1", "No operation is running")
                    .doesNotContain("CREATING");
            assertThat(live(jenkins, run, "1")).doesNotContain("Backup of 2 tables");
            assertThat(live(jenkins, run, "many")).contains("Backup of 2 tables");

            run.doStop();
            jenkins.waitForCompletion(run);
            assertThat(live(jenkins, run, "0"))
                    .contains("id=\"dynamodb-ended\"", "Backup of 2 tables in eu-west-1")
                    .doesNotContain("No operation is running");
            assertThat(browser(jenkins, false).getPage(run, "dynamodb-backups").asNormalizedText())
                    .contains("Backup of 2 tables in eu-west-1", "The state at the end of this build");
        });
    }

    @Test
    void isFetchedAnewByTheScriptOfJenkins() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));

            // In a test the script fetches once, at once.
            HtmlPage page = browser(jenkins, true).getPage(run, "dynamodb-backups");
            assertThat(page.getElementById("dynamodb-live").asNormalizedText()).contains("CREATING");
            assertThat(page.querySelector(".widget-refresh-reference")
                            .getAttributes()
                            .getNamedItem("data-url")
                            .getNodeValue())
                    .endsWith(run.getUrl() + "dynamodb-backups/live?after=0");
            run.doStop();
            jenkins.waitForCompletion(run);
        });
    }

    @Test
    void showsEachBranch() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("""
                    parallel a: { dynamoBackup 'orders' }, b: { dynamoBackup 'customers' }, c: {
                        dynamoPruneBackups tables: '*', keepLast: 1, dryRun: true
                    }
                    """);
            Jobs.await(() -> api(jenkins, run).getJSONArray("operations").size() == 1);
            Jobs.await(() ->
                    texts(jenkins, run).stream().filter("CREATING"::equals).count() == 2);
            assertThat(texts(jenkins, run)).contains("orders", "customers");
            assertThat(browser(jenkins, false).getPage(run, "dynamodb-backups").asNormalizedText())
                    .contains("Dry run of a prune in eu-west-1")
                    .containsPattern("(?s)Dry run.*Backup in eu-west-1.*Backup in eu-west-1");
            run.doStop();
            jenkins.waitForCompletion(run);
            assertThat(api(jenkins, run).getJSONArray("running").size()).isZero();
            assertThat(api(jenkins, run).getJSONArray("operations").size()).isEqualTo(3);
        });
    }

    @Test
    void survivesARestart() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> texts(jenkins, run).contains("CREATING"));
        });
        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            browser(jenkins, false).getPage(run, "dynamodb-backups");
            Jobs.await(() -> texts(jenkins, run).contains("CREATING"));
            assertThat(texts(jenkins, run))
                    .contains("orders", db.backups().get(0).name());
            db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(api(jenkins, run).getJSONArray("running").size()).isZero();
            assertThat(api(jenkins, run).getJSONArray("operations").size()).isEqualTo(1);
            assertThat(api(jenkins, run).getJSONArray("problems").size()).isZero();
        });
    }

    @Test
    void isOnlyForThoseWhoMayReadTheJob() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> texts(jenkins, run).contains("CREATING"));
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("stranger", "reader")
                    .grant(Item.READ)
                    .everywhere()
                    .to("reader"));
            for (String path : List.of("dynamodb-backups/", "dynamodb-backups/live", "dynamodb-backups/api/json")) {
                assertThat(status(jenkins, "stranger", run.getUrl() + path)).isEqualTo(404);
                assertThat(status(jenkins, "reader", run.getUrl() + path)).isEqualTo(200);
            }
            run.doStop();
            jenkins.waitForCompletion(run);
        });
    }

    private static int status(JenkinsRule jenkins, String user, String path) throws Exception {
        try (WebClient client = jenkins.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false)) {
            return client.goTo(path, null).getWebResponse().getStatusCode();
        }
    }

    /** Of all cells of the tables that run: names, states, backups. */
    private static List<String> texts(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        return api(jenkins, run).getJSONArray("running").stream()
                .flatMap(operation -> ((JSONObject) operation).getJSONArray("tables").stream())
                .flatMap(table -> ((JSONObject) table).values().stream())
                .map(Object::toString)
                .toList();
    }

    private static JSONObject only(JSONArray array) {
        assertThat(array.size()).isEqualTo(1);
        return array.getJSONObject(0);
    }

    private static String live(JenkinsRule jenkins, WorkflowRun run, String after) throws Exception {
        return browser(jenkins, false)
                .goTo(run.getUrl() + "dynamodb-backups/live?after=" + after, "text/html")
                .getWebResponse()
                .getContentAsString();
    }

    /** Without style sheets, some selectors of which this browser fails to read. */
    private static WebClient browser(JenkinsRule jenkins, boolean script) {
        WebClient browser = jenkins.createWebClient().withJavaScriptEnabled(script);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setTimeout((int) Duration.ofMinutes(5).toMillis());
        return browser;
    }

    private static JSONObject api(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        Jobs.await(() -> run.getAction(BuildBackupsAction.class) != null);
        return jenkins.getJSON(run.getUrl() + "dynamodb-backups/api/json").getJSONObject();
    }
}
