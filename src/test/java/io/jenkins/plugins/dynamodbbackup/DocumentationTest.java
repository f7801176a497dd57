package io.jenkins.plugins.dynamodbbackup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say can be copied and holds: policies name what the code calls, links lead somewhere. */
class DocumentationTest {

    /** The headings of the policies. */
    private static final String[] JOBS = {
        "Backup", "Prune", "Restore", "Restore drill", "Roll back in place", "Replace a table", "Compare"
    };

    private static final Pattern POLICY = Pattern.compile("(?ms)^## ([^\\n]+)\\n(?:(?!^## ).)*?^```json\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");

    private static final Pattern SECTION = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern CITATION =
            Pattern.compile("\\bspec (?:section )?\\d+(\\.\\d+)?((?:, | and | to )\\d+\\.\\d+)*");

    /** DynamoDB makes these calls in the caller's name while it fills a restored table. */
    private static final Set<String> MADE_BY_AWS = Set.of(
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:BatchWriteItem");

    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "dynamodb:ListBackups",
            "dynamodb:ListTables",
            "application-autoscaling:DescribeScalableTargets",
            "application-autoscaling:DescribeScalingPolicies",
            "application-autoscaling:DescribeScheduledActions",
            "application-autoscaling:RegisterScalableTarget",
            "application-autoscaling:PutScalingPolicy",
            "application-autoscaling:PutScheduledAction");

    private final Map<String, JsonNode> policies = policies();

    @Test
    void aPolicyForEveryJob() {
        assertThat(policies).containsKeys(JOBS).allSatisfy((job, policy) -> {
            assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
            assertThat(policy.path("Statement"))
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement.fieldNames())
                            .toIterable()
                            .contains("Sid", "Effect", "Action", "Resource"));
        });
    }

    @Test
    void whoMakesBackupsCannotDeleteThemAndOnlyPruneCan() {
        assertThat(actions("Backup", resource -> true))
                .contains("dynamodb:CreateBackup")
                .noneMatch(action -> action.contains("Delete") || action.contains("*"));
        assertThat(actions("Restore", resource -> true)).doesNotContain("dynamodb:DeleteBackup");
        assertThat(actions("Prune", resource -> true)).contains("dynamodb:DeleteBackup");
    }

    @Test
    void theyAllowWhatTheProductCallsAndNoMore() {
        Set<String> allowed = new TreeSet<>();
        Stream.of(JOBS).forEach(job -> allowed.addAll(actions(job, resource -> true)));
        Set<String> called = new TreeSet<>(MADE_BY_AWS);
        Stream.of(ApiOperation.values())
                .map(ApiOperation::action)
                .filter(action -> !action.startsWith("sts:"))
                .forEach(called::add);
        assertThat(allowed).isEqualTo(called);
    }

    @Test
    void onlyListsReachEveryTable() {
        for (String job : JOBS) {
            assertThat(actions(job, resource -> resource.equals("*"))).isSubsetOf(WITHOUT_RESOURCE);
            assertThat(actions(job, resource -> !resource.equals("*"))).doesNotContainAnyElementsOf(WITHOUT_RESOURCE);
        }
    }

    /** Tables of the product's own names, and the one that is to be replaced. */
    @Test
    void fewTablesCanBeDeleted() {
        for (String job : JOBS) {
            assertThat(actions(job, resource -> !resource.matches(".*-(drill|in-place|replace)-\\*|.*table/orders")))
                    .doesNotContain("dynamodb:DeleteTable");
        }
        assertThat(actions("Roll back in place", resource -> resource.endsWith("table/orders")))
                .doesNotContain("dynamodb:DeleteTable");
    }

    @Test
    void dataIsWrittenOnlyToTargets() {
        Set<String> writing = Set.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem");
        assertThat(actions("Restore", resource -> resource.endsWith("-restored-*")))
                .containsAll(MADE_BY_AWS);
        assertThat(actions("Restore", resource -> !resource.endsWith("-restored-*")))
                .doesNotContainAnyElementsOf(writing);
    }

    /** The source is counted, restored to a point in time, and its settings are read; nothing of it is changed. */
    @Test
    void whoRestoresMayLookAtTheSource() {
        assertThat(actions("Restore", resource -> resource.endsWith("table/orders*")))
                .contains("dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:RestoreTableToPointInTime")
                .allMatch(action -> action.matches("dynamodb:(Describe|Get|List|Scan|RestoreTableToPointInTime).*"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        Matcher link = LINK.matcher(Pages.text(page));
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                assertThat(target).exists();
                if (link.group(2) != null) {
                    assertThat(Pages.anchors(target))
                            .as("headings of " + target)
                            .contains(link.group(2));
                }
            }
        }
    }

    /** Comments say "spec 1.6" of what they rely on about AWS. */
    @Test
    void everyCitedSectionOnTheBehaviourOfAwsIsThere() {
        Set<String> sections = new TreeSet<>();
        Pages.headings(Pages.root().resolve("docs").resolve("dynamodb-behaviour.md"), "")
                .forEach(heading -> sections.add(heading.split(" ", 2)[0]));
        Set<String> cited = new TreeSet<>();
        for (Path source : Pages.files(Pages.root().resolve("src"), ".java")) {
            String text = Pages.text(source).replaceAll("\\n[ */]*", " ");
            CITATION.matcher(text)
                    .results()
                    .forEach(citation -> SECTION.matcher(citation.group())
                            .results()
                            .map(MatchResult::group)
                            .forEach(cited::add));
        }
        assertThat(cited).hasSizeGreaterThan(20).isSubsetOf(sections);
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Pages.root())) {
            List<Path> pages = new ArrayList<>(
                    top.filter(file -> file.toString().endsWith(".md")).toList());
            pages.addAll(Pages.files(Pages.root().resolve("docs"), ".md"));
            pages.addAll(Pages.files(Pages.root().resolve("examples"), ".md"));
            return pages.stream();
        }
    }

    private Set<String> actions(String job, Predicate<String> resource) {
        Set<String> found = new TreeSet<>();
        for (JsonNode statement : policies.get(job).path("Statement")) {
            if (resource.test(statement.path("Resource").asText())) {
                JsonNode action = statement.path("Action");
                if (action.isTextual()) {
                    found.add(action.asText());
                }
                action.forEach(one -> found.add(one.asText()));
            }
        }
        return found;
    }

    /** The JSON blocks of the page by the heading they stand under. */
    private static Map<String, JsonNode> policies() {
        ObjectMapper json = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        Map<String, JsonNode> found = new TreeMap<>();
        try {
            String page = Pages.text(Pages.root().resolve("docs").resolve("iam.md"));
            Matcher block = POLICY.matcher(page);
            while (block.find()) {
                found.put(block.group(1), json.readTree(block.group(2)));
            }
            assertThat(found).hasSize(page.split("```json", -1).length - 1);
            return found;
        } catch (IOException e) {
            throw new AssertionError("docs/iam.md has a policy that does not parse", e);
        }
    }
}
