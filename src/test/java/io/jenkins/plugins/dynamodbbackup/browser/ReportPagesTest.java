package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build and a job show. */
@ExtendWith(OneJenkins.class)
class ReportPagesTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private JenkinsRule jenkins;
    private FreeStyleBuild build;

    @BeforeEach
    void remember(JenkinsRule rule) throws Exception {
        jenkins = rule;
        build = rule.buildAndAssertSuccess(rule.createFreeStyleProject("nightly"));
        RunReport report = new RunReport(build, TaskListener.NULL);
        report.add(Reports.backup(IntStream.range(0, 20)
                .mapToObj(number -> number == 7
                        ? Reports.failed("table-7", "no backup was made: denied.")
                        : Reports.good("table-" + number, Reports.BEGAN, (20L - number) << 30))
                .toArray(BackupResult[]::new)));
        report.add(Reports.restore("table-1-restored"));
        report.add(Reports.backup(List.of(), List.of("no table named 'ordrs'")));
        report.add(
                Reports.prune(false, Reports.gone("table-1", Reports.BEGAN.minusSeconds(1), Outcome.OK, "deleted.")));
    }

    @ParameterizedTest
    @EnumSource
    void theBuildsTableSortsByNumberAndFilters(Theme theme) throws Exception {
        theme.choose();
        Page page = BROWSER.open(jenkins.getURL() + build.getUrl() + "dynamodb-backups/")
                .await(Page.found("#dynamodb-operation-1-table a.sortheader"));
        Accessibility.check(page, "section.dynamodb-operation");

        page.click("#dynamodb-operation-1-table th:nth-child(4) a");
        page.await("document.querySelector('#dynamodb-operation-1-table tbody td').innerText === 'table-0'"
                + " || document.querySelector('#dynamodb-operation-1-table tbody td').innerText === 'table-7'");
        page.fill("#dynamodb-operation-1-filter", "denied");
        page.await(
                "document.querySelectorAll('#dynamodb-operation-1-table tbody tr:not([hidden]):not(.dynamodb-detail)').length === 1");
        assertThat(page.evaluate(
                                "document.querySelector('#dynamodb-operation-1-table tbody tr:not([hidden])').innerText")
                        .asText())
                .contains("table-7");
        assertThat(page.texts("#dynamodb-operation-1-table tbody tr.dynamodb-detail:not([hidden])"))
                .containsExactly("no backup was made: denied.");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunOfARestoreShowsWhatWouldBeRestored(Theme theme) throws Exception {
        theme.choose();
        FreeStyleBuild look = jenkins.buildAndAssertSuccess(build.getParent());
        new RunReport(look, TaskListener.NULL).add(Reports.preview("orders-then"));
        Page page = BROWSER.open(jenkins.getURL() + look.getUrl() + "dynamodb-backups/")
                .await(Page.found("#dynamodb-operation-1-preview"));
        Accessibility.check(page, "section.dynamodb-operation");

        assertThat(page.texts("#dynamodb-operation-1-table th"))
                .contains("From", "As of (UTC)")
                .doesNotContain("From backup");
        assertThat(page.texts("#dynamodb-operation-1-table td").get(2)).isEqualTo("point in time");
        assertThat(page.texts("#dynamodb-operation-1-preview li"))
                .containsExactly(
                        "Overrides: none. Billing mode, capacity, indexes and encryption are those of the source.",
                        "Target: table 'orders-then'; the name is free.",
                        "Past restores of table 'orders' by this job took about 3 min (the median of 1).");
    }

    @ParameterizedTest
    @EnumSource
    void theJobLeadsToTheBuild(Theme theme) throws Exception {
        theme.choose();
        Page page = BROWSER.open(jenkins.getURL() + build.getParent().getUrl() + "dynamodb-backups/")
                .await(Page.found("svg.dynamodb-history"));
        Accessibility.check(page, "section.dynamodb-operation");

        page.leaving(() -> page.click("#dynamodb-builds tbody a")).awaitText("h2", "Backup of 20 tables");
    }

    @Test
    void aBarLeadsToItsBuild() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + build.getParent().getUrl() + "dynamodb-backups/");

        page.leaving(() -> page.click("svg.dynamodb-history a")).awaitText("h2", "Backup of 20 tables");
    }
}
