package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.OldNames;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;

/** Takes the pictures of the documentation anew. By its name it is no test: it runs when asked for. */
@ExtendWith(OneJenkins.class)
class DocumentationPictures {

    private static final Path IMAGES = Path.of("docs", "images");
    private static final int LARGEST = 150_000;
    private static final int WIDTH = 1280;
    private static final int HIGHEST = 1080;
    private static final int MARGIN = 12;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;

    @BeforeEach
    void shop(JenkinsRule rule) throws IOException {
        jenkins = rule;
        new Jobs(jenkins, db);
        Theme.LIGHT.choose();
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(137));
        for (Shop shop : Shop.values()) {
            db.seed().table(shop.table(), 1000 * (shop.ordinal() + 1));
            for (int night = 1; night <= 15; night++) {
                Instant at = today.minus(Duration.ofDays(night));
                db.seed()
                        .backup(BackupSeed.of(shop.table(), at)
                                .name(OldNames.of(shop.table(), at))
                                .sizeBytes(40_000L * (shop.ordinal() + 1)));
            }
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void globalConfiguration() throws Exception {
        Page page = open("manage/configure").click(GlobalConfigurationPageTest.SECTION + " .validate-button");
        page.awaitText(GlobalConfigurationPageTest.SECTION + " li", "allowed");
        take(page, "global-configuration", GlobalConfigurationPageTest.SECTION);
    }

    @Test
    void snippetGenerator() throws Exception {
        Page page = open("pipeline-syntax/");
        page.select("select.dropdownList", SnippetGeneratorPageTest.BACKUP)
                .fill("[name='_.tables']", "shop-*")
                .fill("[name='_.exclude']", "*-restored-*")
                .click("#generatePipelineScript")
                .await("document.getElementById('prototypeText').value !== ''");
        take(page, "snippet-generator", ".jenkins-form-item:has(select.dropdownList), #prototypeText");
    }

    @Test
    void buildStep() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
        Page page = open(job.getUrl() + "configure");
        FreestyleFormTest.addBackup(page)
                .fill("[name='_.tables']", "shop-*")
                .fill("[name='_.exclude']", "*-restored-*");
        take(page, "freestyle-build-step", FreestyleFormTest.STEP);
    }

    @Test
    void nights() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
        job.setDefinition(new CpsFlowDefinition(Files.readString(Path.of("examples", "nightly.Jenkinsfile")), true));
        for (int night = 1; night <= 6; night++) {
            if (night == 4) {
                db.rules().on("CreateBackup").table(Shop.ORDERS.table()).then(Effect.denied());
            }
            jenkins.assertBuildStatus(night == 4 ? Result.UNSTABLE : Result.SUCCESS, job.scheduleBuild2(0));
            db.rules().clear();
        }
        asIfInAws(job);
        WorkflowRun run = job.getLastBuild();
        take(open(run.getUrl() + "console"), "console-log", ".jenkins-app-bar, .console-output");
        take(open(run.getUrl()), "build-page", "#main-panel > *");
        Page page = open(run.getUrl() + "dynamodb-backups/");
        take(page, "backups-page", ".jenkins-app-bar, section.dynamodb-operation:first-of-type");
        take(page, "prune-section", "section.dynamodb-operation:last-of-type", 600);
        take(open(job.getUrl() + "dynamodb-backups/"), "job-page", ".jenkins-app-bar, section.dynamodb-operation");
        Theme.DARK.choose();
        take(
                open(run.getUrl() + "dynamodb-backups/"),
                "backups-page-dark",
                ".jenkins-app-bar, section.dynamodb-operation:first-of-type");
    }

    @Test
    void restore() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "restore");
        job.setDefinition(new CpsFlowDefinition("dynamoRestore table: 'shop-orders', backup: 'latest'", true));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        asIfInAws(job);
        take(open(run.getUrl() + "dynamodb-backups/"), "restore-section", "section.dynamodb-operation");
    }

    /** A table that was deleted, back with its settings, except for one that the credentials may not apply. */
    @Test
    void restoredSettings() throws Exception {
        db.behaviour().tagLock(Duration.ZERO).policyCooldown(Duration.ZERO).protectionCooldown(Duration.ZERO);
        ShopSettings.apply(db, Shop.ORDERS.table());
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "restore");
        job.setDefinition(new CpsFlowDefinition("dynamoBackup 'shop-orders'", true));
        jenkins.buildAndAssertSuccess(job);
        db.seed().vanish(Shop.ORDERS.table());
        db.rules().on("PutResourcePolicy").then(Effect.denied());
        job.setDefinition(new CpsFlowDefinition(
                "dynamoRestore table: 'shop-orders', backup: 'latest', targetTable: 'shop-orders-2'", true));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        asIfInAws(job);
        take(open(run.getUrl() + "dynamodb-backups/"), "restored-settings", "section.dynamodb-operation");
    }

    /** Of what an emulator holds there are no links to the console of AWS. */
    private void asIfInAws(WorkflowJob job) throws Exception {
        for (WorkflowRun run : job.getBuilds()) {
            try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".json")).toList()) {
                    String json = Files.readString(file);
                    assertThat(json).contains("\"emulated\":true");
                    Files.writeString(file, json.replace("\"emulated\":true", "\"emulated\":false"));
                }
            }
        }
        jenkins.jenkins.reload();
    }

    private Page open(String path) throws IOException {
        return BROWSER.open(jenkins.getURL() + path).size(WIDTH, Page.HEIGHT).settle();
    }

    private static void take(Page page, String name, String selector) throws IOException {
        take(page, name, selector, HIGHEST);
    }

    private static void take(Page page, String name, String selector, int highest) throws IOException {
        page.evaluate("document.activeElement.blur()");
        byte[] picture = SmallPng.of(page.settle().picture(selector, MARGIN, highest));
        assertThat(picture.length).as("bytes of " + name).isLessThan(LARGEST);
        Files.createDirectories(IMAGES);
        Files.write(IMAGES.resolve(name + ".png"), picture);
    }
}
