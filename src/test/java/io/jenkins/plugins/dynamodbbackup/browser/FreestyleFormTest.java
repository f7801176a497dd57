package io.jenkins.plugins.dynamodbbackup.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dynamodbbackup.freestyle.DynamoPruneBackupsBuilder;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** How a build step is added to a freestyle job, and that the form keeps what was typed. */
@ExtendWith(OneJenkins.class)
class FreestyleFormTest {

    static final String STEP = ".repeated-chunk[name='builder']";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    static Page addBackup(Page page) {
        return add(page, "Back up DynamoDB")
                .await(Page.found(STEP + " [name='_.tables']"))
                .settle();
    }

    private static Page add(Page page, String name) {
        page.click("button.hetero-list-add[suffix='builder'], [data-list-id='builder'] .hetero-list-add");
        String items = "[...document.querySelectorAll('.jenkins-dropdown__item')]";
        String named = "(e => e.innerText.includes(" + Page.quoted(name) + "))";
        page.await(items + ".some" + named).evaluate(items + ".find" + named + ".click()");
        return page;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Back up DynamoDB       | Enter at least one table, or * for all tables.",
                "Prune DynamoDB backups | No rule says which backups to keep",
                "Restore a DynamoDB     | Nothing is selected to restore",
            })
    void aNewStepSaysWhatToFillInAndComplainsOfNothing(String name, String calm) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
        Page page = BROWSER.open(jenkins.getURL() + job.getUrl() + "configure");

        add(page, name).awaitText(STEP + " .validation-error-area", calm).settle();

        assertThat(page.texts(STEP + " .error, " + STEP + " .warning")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFormKeepsWhatWasTyped(Theme theme) throws Exception {
        theme.choose();
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            new Jobs(jenkins, db);
            FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
            Page page = addBackup(BROWSER.open(jenkins.getURL() + job.getUrl() + "configure"));

            page.fill(STEP + " [name='_.tables']", "orders-*\ncustomers")
                    .select(STEP + " [name='_.credentialsId']", "aws");
            Accessibility.checkForm(page.settle(), STEP);
            page.leaving(() -> page.click("button[name='Submit']"));

            page.open(jenkins.getURL() + job.getUrl() + "configure").await(Page.found(STEP + " [name='_.tables']"));
            page.settle();
            assertThat(page.value(STEP + " [name='_.tables']")).isEqualTo("orders-*\ncustomers");
            assertThat(page.value(STEP + " [name='_.credentialsId']")).isEqualTo("aws");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsShownUntilItIsCorrected(Theme theme) throws Exception {
        theme.choose();
        String step = DynamoPruneBackupsBuilder.class.getName();
        FreeStyleProject job = (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                "nightly",
                new ByteArrayInputStream(("<project><builders><" + step + "><tables>orders</tables>"
                                + "<keepLast>7</keepLast><keepDays>thirty</keepDays><dryrun>true</dryrun></" + step
                                + "></builders></project>")
                        .getBytes(UTF_8)));
        Page page = BROWSER.open(jenkins.getURL() + job.getUrl() + "configure")
                .awaitText(STEP + " .jenkins-alert-danger", "before they call AWS");
        page.awaitText(STEP + " .error", "Not a number").settle();

        assertThat(page.texts(STEP + " .jenkins-alert-danger li"))
                .containsExactly(
                        "tables 'orders' is not a list; write each entry as an element of its own, <string>orders</string>.",
                        "keepDays 'thirty' is not a valid whole number; use one such as 7.",
                        "Prune DynamoDB backups (build step) has no parameter 'dryrun', stored as 'true'; did you mean dryRun?");
        assertThat(page.value(STEP + " [name='_.tables']")).isEqualTo("orders");
        assertThat(page.value(STEP + " [name='_.keepDays']")).isEqualTo("thirty");
        Accessibility.checkForm(page, STEP);

        page.fill(STEP + " [name='_.keepDays']", "30").settle();
        page.leaving(() -> page.click("button[name='Submit']"));

        DynamoPruneBackupsBuilder kept =
                (DynamoPruneBackupsBuilder) job.getBuilders().get(0);
        assertThat(kept.getProblems()).isEmpty();
        assertThat(kept.keepDays).isEqualTo(30);
    }
}
