package io.jenkins.plugins.dynamodbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@ExtendWith(OneJenkins.class)
class BuildPageTest {

    private static final long GIB = 1L << 30;

    private JenkinsRule jenkins;
    private FreeStyleBuild build;

    @Test
    void showsWhatBecameOfEveryTable(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.backup(
                Reports.good("orders", Reports.BEGAN, 50 * GIB),
                Reports.failed("customers", "no backup was made: denied.")));

        HtmlPage page = page();
        assertThat(texts(page, "#dynamodb-operation-1 thead th"))
                .containsExactly("Table", "Backup", "State", "Size", "Age", "Cost per month (USD)");
        assertThat(texts(page, "#dynamodb-operation-1 tbody td"))
                .contains(
                        "orders",
                        "available",
                        "50.0 GiB",
                        "$5.00",
                        "customers",
                        "failed",
                        "no backup was made: denied.");
        assertThat(page.asNormalizedText())
                .contains(
                        "Backup of 2 tables in eu-west-1",
                        "1 of 2 tables backed up",
                        "$0.10 for each GB",
                        "estimated $5.00 a month");
        assertThat(links(page, "#dynamodb-operation-1 tbody a"))
                .containsExactly(
                        "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#table?name=customers",
                        "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#table?name=orders",
                        "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#list-backups");
    }

    @Test
    void theReasonAndTheArnStandOnALineOfTheirOwnBelowTheirRow(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.backup(
                Reports.good("orders", Reports.BEGAN, 50 * GIB),
                Reports.failed("customers", "no backup was made: denied.")));
        report.add(Reports.prune(
                false,
                Reports.gone("orders", Reports.BEGAN, Outcome.OK, "deleted."),
                Reports.kept("orders", Reports.BEGAN, "newest (minKeep)")));

        HtmlPage page = page();
        assertThat(texts(page, "#dynamodb-operation-1 tbody tr:nth-child(2) td"))
                .containsExactly("no backup was made: denied.");
        assertThat(texts(page, "#dynamodb-operation-1 tbody tr:nth-child(4) td"))
                .containsExactly(Reports.arn("orders", Reports.BEGAN));
        assertThat(texts(page, "#dynamodb-operation-2 tbody tr.dynamodb-detail td"))
                .containsExactly(
                        "older than 30 days (keepDays) " + Reports.arn("orders", Reports.BEGAN),
                        "newest (minKeep) " + Reports.arn("orders", Reports.BEGAN));
        assertThat(page.querySelectorAll("tr.dynamodb-detail td")).allSatisfy(cell -> {
            DomElement line = (DomElement) cell.getParentNode();
            assertThat(((DomElement) cell).getAttribute("colspan")).isEqualTo("6");
            assertThat(line.getPreviousElementSibling().getId()).isEqualTo(line.getAttribute("data-dynamodb-below"));
        });
    }

    @Test
    void sortsByNumbersAndHasMachineReadableTimes(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 5 * GIB)));

        List<DomNode> cells = List.copyOf(page().querySelectorAll("#dynamodb-operation-1 tbody td"));
        assertThat(((DomElement) cells.get(2)).getAttribute("data")).matches("[0-9]+");
        assertThat(((DomElement) cells.get(3)).getAttribute("data")).isEqualTo(Long.toString(5 * GIB));
        assertThat(((DomElement) cells.get(4)).getAttribute("data")).matches("[0-9]+");
        assertThat(((DomElement) cells.get(5)).getAttribute("data")).isEqualTo(Long.toString(5 * GIB));
        assertThat(((DomElement) cells.get(4).querySelector("time")).getAttribute("datetime"))
                .isEqualTo("2026-03-01T02:00:00Z");
    }

    @Test
    void aSmallCostSortsAsANumber(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 158 * 1024)));

        List<DomNode> cells = List.copyOf(page().querySelectorAll("#dynamodb-operation-1 tbody td"));
        assertThat(((DomElement) cells.get(5)).getAttribute("data"))
                .as("what Jenkins' script takes for a number")
                .matches("-?[0-9]+([.][0-9]+)?");
    }

    @Test
    void whatNeedsAPersonStandsOnTopAndTheFirstClickKeepsItThere(JenkinsRule rule) throws Exception {
        report(rule)
                .add(Reports.backup(
                        Reports.good("b", Reports.BEGAN, 1),
                        Reports.good("a", Reports.BEGAN, 1),
                        Reports.failed("c", "no.")));

        HtmlPage page = page();
        assertThat(texts(page, "#dynamodb-operation-1 td[role=rowheader]")).containsExactly("c", "b", "a");
        List<Integer> ranks = page.querySelectorAll("#dynamodb-operation-1 tbody td:nth-child(3)").stream()
                .map(cell -> Integer.valueOf(((DomElement) cell).getAttribute("data")))
                .toList();
        assertThat(ranks.get(0)).as("sorted downwards first").isGreaterThan(ranks.get(1));
        assertThat(jenkins.getJSON(build.getUrl() + "dynamodb-backups/api/json?tree=operations[backups[table]]")
                        .getContentAsString())
                .as("in the order of the operation")
                .containsSubsequence("\"b\"", "\"a\"", "\"c\"");
    }

    @Test
    void saysOfWhenItIsAndWhenEachBackupWasMade(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));

        assertThat(page().asNormalizedText())
                .contains("The state at the end of this build. AWS was not queried again.", "for each GB (2^30 bytes)");
        assertThat(texts(page(), "#dynamodb-operation-1 tbody td").get(4)).contains("2026-03-01 02:00:00 UTC");
    }

    @Test
    void aWideTableCanBeScrolledWithoutAMouse(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
        report.add(Reports.restore("orders-restored"));

        assertThat(page().querySelectorAll(".dynamodb-wide")).hasSize(2).allSatisfy(area -> {
            assertThat(((DomElement) area).getAttribute("tabindex")).isEqualTo("0");
            assertThat(((DomElement) area).getAttribute("role")).isEqualTo("region");
            assertThat(((DomElement) area).getAttribute("aria-label")).isNotBlank();
        });
    }

    @Test
    void showsRestoresAndNamesADryRun(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.restore("orders-restored"));
        report.add(Reports.prune(
                true,
                Reports.kept("orders", Reports.BEGAN, "newest (minKeep)"),
                Reports.gone("orders", Reports.BEGAN.minusSeconds(9), Outcome.SKIPPED, "dry run: not deleted.")));
        report.add(Reports.prune(
                false, Reports.gone("orders", Reports.BEGAN.minusSeconds(9), Outcome.FAILED, "not deleted: denied.")));

        HtmlPage page = page();
        assertThat(page.asNormalizedText())
                .contains("Restore into orders-restored in eu-west-1", "Keys are the same.", "3 min")
                .contains("The origin tag could not be written.")
                .contains("Dry run of a prune in eu-west-1")
                .contains("Dry run, nothing was deleted: 1 backup would be deleted and 1 kept; 1.0 KiB would be freed.")
                .contains(
                        "would be deleted",
                        "newest (minKeep)",
                        "older than 30 days (keepDays) \u2014 not deleted: denied.");
        assertThat(texts(page, "h2")).hasSize(3);
        assertThat(links(page, "#dynamodb-operation-1 tbody a"))
                .anyMatch(link -> link.endsWith("#table?name=orders-restored"));
    }

    @Test
    void aRestoreShowsHowOldItsDataWasAndWhatItCost(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.restore("copy", Reports.BEGAN.minus(Duration.ofDays(3)), 50 * GIB));

        HtmlPage page = page();
        assertThat(texts(page, "#dynamodb-operation-1 thead th"))
                .containsExactly(
                        "Table",
                        "State",
                        "From backup",
                        "Source table",
                        "Created (UTC)",
                        "Age at restore",
                        "Size",
                        "Cost (USD)");
        assertThat(texts(page, "#dynamodb-operation-1 tbody td"))
                .containsSequence("2026-02-26 02:00:00", "3 days", "50.0 GiB", "$7.50");
        assertThat(page.asNormalizedText())
                .contains(
                        "Restoring its 50.0 GiB costs an estimated $7.50, at $0.15 for each GB (2^30 bytes) in US dollars");
    }

    @Test
    void textsOfAwsAreNeverMarkup(JenkinsRule rule) throws Exception {
        String evil = "<script>window.evil = 1</script><img src=x onerror='window.evil = 1'>";
        RunReport report = report(rule);
        report.add(Reports.backup(List.of(Reports.failed("orders", evil)), List.of(evil)));
        report.add(Reports.prune(false, Reports.kept("orders", Reports.BEGAN, evil)));

        HtmlPage page = page();
        assertThat(page.querySelectorAll("section script, section img")).isEmpty();
        assertThat(page.asNormalizedText()).contains(evil);
        assertThat(page.executeJavaScript("typeof window.evil").getJavaScriptResult())
                .isEqualTo("undefined");
    }

    @Test
    void leadsNowhereWhenAnotherEndpointThanAwsWasAsked(JenkinsRule rule) throws Exception {
        DynamoDbBackupConfiguration.get().setEndpointUrl("http://127.0.0.1:8000");
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));

        HtmlPage page = page();
        assertThat(page.querySelectorAll("#dynamodb-operation-1 tbody a")).isEmpty();
        assertThat(page.asNormalizedText()).contains("custom endpoint");
    }

    @Test
    void aLongTableHasABoxThatFilters(JenkinsRule rule) throws Exception {
        report(rule)
                .add(Reports.backup(IntStream.range(0, 30)
                        .mapToObj(number -> Reports.good("table-" + number, Reports.BEGAN, 1))
                        .toArray(BackupResult[]::new)));

        HtmlPage page = page();
        page.executeJavaScript("const box = document.getElementById('dynamodb-operation-1-filter');"
                + "box.value = 'table-7'; box.dispatchEvent(new Event('input'));");
        assertThat(page.executeJavaScript(
                                "document.querySelectorAll('#dynamodb-operation-1 tbody tr:not([hidden]):not(.dynamodb-detail)').length")
                        .getJavaScriptResult())
                .hasToString("1");
        assertThat(page.executeJavaScript(
                                "document.querySelectorAll('#dynamodb-operation-1 tbody tr.dynamodb-detail:not([hidden])').length")
                        .getJavaScriptResult())
                .as("the line below goes with its row")
                .hasToString("1");
        assertThat(page.querySelector(".dynamodb-filter").isDisplayed()).isTrue();
        assertThat(texts(page, "[role=status]")).containsExactly("1 of 30 shown");
    }

    @Test
    void saysWhenNothingWasSelected(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(List.of(), List.of("no table named 'ordrs'")));

        assertThat(page().asNormalizedText()).contains("Nothing was backed up.", "no table named 'ordrs'");
    }

    @Test
    void theBuildSumsItUpAndLeadsToThePage(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1), Reports.failed("customers", "no.")));
        report.add(Reports.prune(false, Reports.gone("orders", Reports.BEGAN, Outcome.OK, "deleted.")));

        HtmlPage page = jenkins.createWebClient().getPage(build);
        assertThat(page.asNormalizedText()).contains("1 of 2 tables backed up", "1 backup deleted, 0 kept");
        assertThat(links(page, "#side-panel a")).anyMatch(link -> link.endsWith("/dynamodb-backups"));
    }

    @Test
    void theApiHasTheSame(JenkinsRule rule) throws Exception {
        RunReport report = report(rule);
        report.add(Reports.backup(Reports.good("orders", Reports.BEGAN, 5 * GIB)));
        report.add(Reports.restore("orders-restored", Reports.BEGAN.minus(Duration.ofHours(1)), 5 * GIB));
        report.add(Reports.prune(true, Reports.kept("orders", Reports.BEGAN, "newest (minKeep)")));

        JSONArray operations = jenkins.getJSON(build.getUrl() + "dynamodb-backups/api/json")
                .getJSONObject()
                .getJSONArray("operations");
        JSONObject backup = operations.getJSONObject(0);
        assertThat(backup.getString("kind")).isEqualTo("backup");
        assertThat(backup.getString("verdict")).isEqualTo("SUCCESS");
        assertThat(backup.getString("region")).isEqualTo("eu-west-1");
        assertThat(backup.getInt("durationSeconds")).isEqualTo(75);
        JSONObject row = backup.getJSONArray("backups").getJSONObject(0);
        assertThat(row.getString("table")).isEqualTo("orders");
        assertThat(row.getString("arn")).isEqualTo(Reports.arn("orders", Reports.BEGAN));
        assertThat(row.getString("state")).isEqualTo("AVAILABLE");
        assertThat(row.getLong("sizeBytes")).isEqualTo(5 * GIB);
        assertThat(row.getDouble("costPerMonthUsd")).isEqualTo(0.5);
        assertThat(row.getString("createdAt")).isEqualTo("2026-03-01T02:00:00Z");
        assertThat(operations.getJSONObject(1).getString("targetTable")).isEqualTo("orders-restored");
        assertThat(operations.getJSONObject(1).getString("verification")).isEqualTo("Keys are the same.");
        assertThat(operations.getJSONObject(1).getString("sourceCreatedAt")).isEqualTo("2026-03-01T01:00:00Z");
        assertThat(operations.getJSONObject(1).getInt("sourceAgeSeconds")).isEqualTo(3600);
        assertThat(operations.getJSONObject(1).getDouble("costUsd")).isEqualTo(0.75);
        assertThat(operations.getJSONObject(2).getBoolean("dryRun")).isTrue();
        assertThat(operations.getJSONObject(2).getInt("kept")).isEqualTo(1);
    }

    @Test
    void aDeepLookAtTheBuildDoesNotTakeAllRowsAlong(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));

        for (String path :
                List.of(build.getUrl() + "api/json?depth=1", build.getParent().getUrl() + "api/json?depth=2")) {
            assertThat(jenkins.getJSON(path).getContentAsString())
                    .contains("actions")
                    .doesNotContain("operations", Reports.arn("orders", Reports.BEGAN));
        }
    }

    @Test
    void isOnlyForThoseWhoMayReadTheJob(JenkinsRule rule) throws Exception {
        report(rule).add(Reports.backup(Reports.good("orders", Reports.BEGAN, 1)));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger", "reader")
                .grant(Item.READ)
                .everywhere()
                .to("reader"));

        for (String path : List.of("dynamodb-backups/", "dynamodb-backups/api/json")) {
            assertThat(status("stranger", build.getUrl() + path)).isEqualTo(404);
            assertThat(status("stranger", build.getParent().getUrl() + path)).isEqualTo(404);
            assertThat(status("reader", build.getUrl() + path)).isEqualTo(200);
            assertThat(status("reader", build.getParent().getUrl() + path)).isEqualTo(200);
        }
    }

    private int status(String user, String path) throws Exception {
        try (WebClient client = jenkins.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false)) {
            return client.goTo(path, null).getWebResponse().getStatusCode();
        }
    }

    private RunReport report(JenkinsRule rule) throws Exception {
        jenkins = rule;
        build = rule.buildAndAssertSuccess(rule.createFreeStyleProject("p"));
        return new RunReport(build, TaskListener.NULL);
    }

    private HtmlPage page() throws Exception {
        return jenkins.createWebClient().getPage(build, "dynamodb-backups");
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    private static List<String> links(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(node -> ((DomElement) node).getAttribute("href"))
                .toList();
    }
}
