package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build and a job show of their backups. */
@ExtendWith(OneJenkins.class)
class BackupsPageTest {

    private static final int TABLES = 12;
    private static final String BACKUPS = "section.dynamodb-operation:first-of-type";
    private static final String ROWS = " tbody tr:not(.dynamodb-detail)";
    private static final String PAIRED = """
            [...document.querySelectorAll('tr.dynamodb-detail')]
                .every(line => line.previousElementSibling.id === line.dataset.dynamodbBelow)""";

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
        assertThat(page.texts(BACKUPS + ROWS))
                .hasSize(TABLES)
                .first()
                .satisfies(row -> assertThat(row).contains("shop-m", "failed"));
        assertThat(page.texts(BACKUPS + " tbody tr:nth-child(2)"))
                .first()
                .satisfies(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('.dynamodb-wide')].every(e => e.scrollWidth <= e.clientWidth)")
                        .asBoolean())
                .as("no table is wider than the page")
                .isTrue();
        Accessibility.check(page, ".dynamodb-operation");

        page.open(jenkins.getURL() + run.getParent().getUrl());
        page.leaving(() -> page.click("#side-panel a[href*='dynamodb-backups'], #tasks a[href*='dynamodb-backups']"));
        assertThat(page.texts("#dynamodb-newest" + ROWS))
                .hasSize(TABLES)
                .first()
                .satisfies(row -> assertThat(row).contains("shop-m", "no good backup"));
        assertThat(page.texts("#dynamodb-builds" + ROWS)).hasSize(1);
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

        String names = BACKUPS + ROWS + " > :first-child";
        page.click(BACKUPS + " th:nth-of-type(4) a");
        List<String> once = page.texts(names);
        page.click(BACKUPS + " th:nth-of-type(4) a");
        List<String> twice = page.texts(names);

        List<String> bySize = new ArrayList<>(List.of("shop-m"));
        IntStream.range(1, TABLES).forEach(n -> bySize.add("shop-" + (char) ('a' + n)));
        assertThat(twice).isEqualTo(bySize);
        assertThat(page.evaluate(PAIRED).asBoolean())
                .as("each line below its row")
                .isTrue();
        Collections.reverse(bySize);
        assertThat(once).isEqualTo(bySize);
    }

    /** A reason that is cut or off the screen is none. */
    @ParameterizedTest
    @EnumSource
    void theReasonIsReadableOnANarrowScreen(Theme theme) throws Exception {
        theme.choose();
        Page page = BROWSER.open(jenkins.getURL() + run().getUrl() + "dynamodb-backups/")
                .size(800, Page.HEIGHT)
                .settle();

        assertThat(page.text(BACKUPS + " .dynamodb-detail__why")).contains("AccessDenied");
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('.dynamodb-detail__text')].every(e => {
                            const r = e.getBoundingClientRect();
                            return r.left >= 0 && r.right <= innerWidth && e.scrollWidth <= e.clientWidth;
                        })""").asBoolean())
                .as("within the screen, and not cut")
                .isTrue();
        assertThat(page.evaluate(Page.found(BACKUPS + " .dynamodb-detail__text") + ".clientWidth")
                        .asInt())
                .as("as wide as there is room")
                .isGreaterThan(400);
    }

    @Test
    void aLongTableScrollsInItsBoxBelowItsHeadings() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + run().getUrl() + "dynamodb-backups/")
                .size(Page.WIDTH, 600)
                .settle();

        assertThat(page.evaluate("(e => e.scrollHeight > e.clientHeight && e.clientHeight < innerHeight)(%s)"
                                .formatted(Page.found(BACKUPS + " .dynamodb-wide")))
                        .asBoolean())
                .isTrue();
        assertThat(page.evaluate("""
                        (box => {
                            box.scrollTop = box.scrollHeight;
                            const head = box.querySelector('th').getBoundingClientRect();
                            return Math.abs(head.top - box.getBoundingClientRect().top) < 10;
                        })(%s)""".formatted(Page.found(BACKUPS + " .dynamodb-wide")))
                        .asBoolean())
                .as("the headings stay")
                .isTrue();
        assertThat(page.evaluate("""
                        ['th', 'td'].every(cell =>
                            getComputedStyle(document.querySelector(%s + cell + ':nth-of-type(4)')).textAlign === 'right')
                        """.formatted(Page.quoted(BACKUPS + " "))).asBoolean())
                .as("numbers stand below each other")
                .isTrue();
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
