package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build and a job show of their backups. */
@WithJenkins
class BackupsPageTest {

    private static final int TABLES = 12;
    private static final String BACKUPS = "section.dynamodb-operation:first-of-type";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Tables named in the order of their sizes; the last one may not be backed up. */
    private WorkflowRun run() throws Exception {
        IntStream.rangeClosed(1, TABLES).forEach(n -> db.seed().table("shop-" + (char) ('a' + n), n * n * 3));
        db.rules().on("CreateBackup").table("shop-" + (char) ('a' + TABLES)).then(Effect.denied());
        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def made = dynamoBackup tables: '*', onPartialFailure: 'UNSTABLE'
                        dynamoRestore backupArn: made.arn('shop-b'), targetTable: 'shop-b-restored'
                        dynamoPruneBackups tables: '*', keepLast: 7
                        """);
        return jenkins.assertBuildStatus(Result.UNSTABLE, run);
    }

    @ParameterizedTest
    @EnumSource
    void eachPageCanBeReadAndLeadsToTheNext(Theme theme) throws Exception {
        theme.choose();
        WorkflowRun run = run();

        Page page = BROWSER.open(jenkins.getURL() + run.getUrl());
        page.awaitText("#main-panel li", "11 of 12 tables");
        page.leaving(() -> page.click("#main-panel a[href$='dynamodb-backups']"));
        assertThat(page.texts(".dynamodb-operation h2")).hasSize(3);
        assertThat(page.texts(BACKUPS + " tbody tr"))
                .hasSize(TABLES)
                .anySatisfy(row -> assertThat(row).contains("shop-m", "failed", "AccessDenied"));
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('.dynamodb-wide')].every(e => e.scrollWidth <= e.clientWidth)")
                        .asBoolean())
                .as("no table is wider than the page")
                .isTrue();
        Accessibility.check(page, ".dynamodb-operation");

        page.open(jenkins.getURL() + run.getParent().getUrl());
        page.leaving(() -> page.click("#side-panel a[href*='dynamodb-backups'], #tasks a[href*='dynamodb-backups']"));
        assertThat(page.texts("#dynamodb-newest tbody tr")).hasSize(TABLES - 1);
        assertThat(page.texts("#dynamodb-builds tbody tr")).hasSize(1);
        Accessibility.check(page, ".dynamodb-operation");
    }

    @Test
    void theLogLeadsToThePageAboutPermissions() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + run().getUrl() + "console");

        page.awaitText(".console-output", "Finished: UNSTABLE").awaitText(".console-output a", "docs/iam.md");
    }

    @Test
    void aClickOnAHeaderSortsByTheNumberAndNotByItsText() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + run().getUrl() + "dynamodb-backups/");

        String names = BACKUPS + " tbody tr > :first-child";
        page.click(BACKUPS + " th:nth-of-type(4) a");
        List<String> once = page.texts(names);
        page.click(BACKUPS + " th:nth-of-type(4) a");
        List<String> twice = page.texts(names);

        List<String> bySize = new ArrayList<>(List.of("shop-m"));
        IntStream.range(1, TABLES).forEach(n -> bySize.add("shop-" + (char) ('a' + n)));
        assertThat(twice).isEqualTo(bySize);
        Collections.reverse(bySize);
        assertThat(once).isEqualTo(bySize);
    }

    @Test
    void theKeyboardIsEnoughToSortAndToFilter() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + run().getUrl() + "dynamodb-backups/");

        page.click(BACKUPS + " input[type=search]").type("shop-c available");
        page.awaitText(BACKUPS + " [role=status]", "1 of 12 shown");
        for (int i = 0; i < 5; i++) {
            page.press("Tab");
        }
        page.press("Enter");
        page.await(Page.found(BACKUPS + " th:nth-of-type(4) .sortarrow") + ".innerText.trim() !== ''");
    }
}
