package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of a restore shows what belongs to the selected mode; the pages show what a roll back and a drill did. */
@ExtendWith(OneJenkins.class)
class RestoreModesPageTest {

    private static final String RESTORE = "dynamoRestore: Restore a DynamoDB table";
    private static final String FORM = "div:has(> .jenkins-form-item [name='_.mode'])";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static String visible(String field) {
        return "document.querySelector(\"%s [name='_.%s']\").offsetParent !== null".formatted(FORM, field);
    }

    private static String hidden(String field) {
        return "document.querySelector(\"%s [name='_.%s']\").offsetParent === null".formatted(FORM, field);
    }

    @ParameterizedTest
    @EnumSource
    void theFormShowsWhatBelongsToTheMode(Theme theme, JenkinsRule jenkins) throws Exception {
        theme.choose();
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/").select("select.dropdownList", RESTORE);
        page.await(Page.found(FORM + " [name='_.mode'] option[value='inPlace']"));
        page.await(hidden("confirm")).await(hidden("keys")).await(visible("targetTable"));

        page.select(FORM + " [name='_.mode']", "inPlace");
        page.await(visible("confirm")).await(visible("keys")).await(hidden("targetTable"));
        page.fill(FORM + " [name='_.confirm']", "orders")
                .fill(FORM + " [name='_.keys']", "customer-17")
                .fill(FORM + " [name='_.table']", "orders")
                .fill(FORM + " [name='_.backup']", "latest")
                .settle();
        Accessibility.checkForm(page, FORM);
        page.click("#generatePipelineScript").await("document.getElementById('prototypeText').value !== ''");

        assertThat(page.value("#prototypeText"))
                .isEqualTo("dynamoRestore backup: 'latest', confirm: 'orders', keys: 'customer-17', mode: 'inPlace',"
                        + " table: 'orders'");
    }

    @ParameterizedTest
    @EnumSource
    void aRollBackIsToldOnThePageOfItsBuild(Theme theme, JenkinsRule jenkins) throws Exception {
        theme.choose();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("roll-back"));
        new RunReport(build, TaskListener.NULL).add(Reports.rollback("1/a.jsonl", "1/b.jsonl"));
        Page page = BROWSER.open(jenkins.getURL() + build.getUrl() + "dynamodb-backups/")
                .await(Page.found("#dynamodb-operation-1-differences"));
        Accessibility.check(page, "section.dynamodb-operation");

        assertThat(page.texts("#dynamodb-operation-1-items li"))
                .contains("9 items written, 2 deleted, 1 left as they are.");
    }

    @ParameterizedTest
    @EnumSource
    void drillsAreALineOnThePageOfTheirJob(Theme theme, JenkinsRule jenkins) throws Exception {
        theme.choose();
        FreeStyleProject job = jenkins.createFreeStyleProject("drill");
        for (int minutes : new int[] {12, 14, 9, 16}) {
            new RunReport(jenkins.buildAndAssertSuccess(job), TaskListener.NULL)
                    .add(Reports.drill(Duration.ofMinutes(minutes)));
        }
        Page page = BROWSER.open(jenkins.getURL() + job.getUrl() + "dynamodb-backups/")
                .await(Page.found("#dynamodb-recovery polyline"));
        Accessibility.check(page, "section.dynamodb-operation");

        assertThat(page.texts("#dynamodb-recovery-heading")).containsExactly("Recovery time of each restore drill");
    }
}
