package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;

/** A config.xml that holds what cannot be read: its build says so and does nothing, and nothing of it is lost. */
class UnreadableStepTest {

    @RegisterExtension
    static final OneJenkins ONE = OneJenkins.leftAsItIs();

    /** A page of more forms takes longer than a client waits. */
    private static final int ON_A_PAGE = 50;

    private static final LocalDynamoDb DB = LocalDynamoDb.builder().inMemory().build();

    private static JenkinsRule jenkins;

    /** One for all: after each new one Jenkins lets the next build wait for its graph of jobs. */
    private static FreeStyleProject job;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new Jobs(rule, DB);
        job = rule.createFreeStyleProject("p");
        DB.seed().table("orders", 10);
        for (int days = 1; days <= 3; days++) {
            DB.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days))));
        }
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    static Stream<WrongForms> everyWrongForm() {
        return WrongForms.all();
    }

    @ParameterizedTest
    @MethodSource("everyWrongForm")
    void theBuildFailsBeforeAnyCallAndTheValueIsKept(WrongForms wrong) throws Exception {
        job.getBuildersList().replaceBy(List.of(read(wrong.configXml())));
        String problem = problemOf(job);
        assertThat(problem).contains(wrong.parameter(), wrong.named());

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(JenkinsRule.getLog(build)).contains("ERROR: " + problem).doesNotContain("\tat ");
        assertThat(DB.calls().entries()).isEmpty();
        job.save();
        assertThat(job.getConfigFile().asString()).contains(wrong.parameter());
        assertThat(problemOf((FreeStyleProject) job.getConfigFile().read())).isEqualTo(problem);
        assertThat(WrongForms.Trap.sprung()).isFalse();
    }

    static List<Class<? extends OperationBuilder>> everyStep() {
        return WrongForms.STEPS;
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void theFormShowsWhatIsWrong(Class<? extends OperationBuilder> step) throws Exception {
        List<WrongForms> all =
                WrongForms.all().filter(form -> form.step().equals(step)).toList();
        for (int from = 0; from < all.size(); from += ON_A_PAGE) {
            List<WrongForms> wrong = all.subList(from, Math.min(from + ON_A_PAGE, all.size()));

            post(WrongForms.configXml(wrong));

            List<String> problems = job.getBuilders().stream()
                    .flatMap(builder -> ((OperationBuilder) builder).getProblems().stream())
                    .toList();
            assertThat(problems).hasSameSizeAs(wrong);
            assertThat(page()).contains(problems);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<keepDays> 365 </keepDays>",
                "<keepDays>\n365\t</keepDays>",
                "<keepDays>365</keepDays><dryRun> true </dryRun>",
                "<keepDays>365</keepDays><exclude/>",
                "<keepDays>365</keepDays><!-- a year --><protect><!-- none --></protect>",
            })
    void blanksAndEmptyListsAreRead(String parameters) throws Exception {
        post(WrongForms.configXml(
                DynamoPruneBackupsBuilder.class, "<tables><string>orders</string></tables>" + parameters));

        DynamoPruneBackupsBuilder step = (DynamoPruneBackupsBuilder) step(job);
        assertThat(step.getProblems()).isEmpty();
        assertThat(step.keepDays).isEqualTo(365);
        assertThat(step.exclude).isNull();
    }

    @Test
    void anAttributeOfTheStepIsNoParameter() throws Exception {
        post("<project><builders><" + DynamoPruneBackupsBuilder.class.getName()
                + " plugin=\"dynamodb-backup@1\" dryRun=\"true\"><tables><string>*</string></tables>"
                + "<keepLast>1</keepLast></" + DynamoPruneBackupsBuilder.class.getName() + "></builders></project>");

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "ERROR: The build step has the attribute dryRun='true', which is not supported", build);
        assertThat(DB.calls().entries()).isEmpty();
        job.save();
        assertThat(problemOf((FreeStyleProject) job.getConfigFile().read())).contains("dryRun='true'");
    }

    @Test
    void severalProblemsAreOneLine() throws Exception {
        post(WrongForms.configXml(
                DynamoPruneBackupsBuilder.class,
                "<tables>*</tables><keepLast>1</keepLast><keepDays>thirty</keepDays><dryRun>yes</dryRun>"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(JenkinsRule.getLog(build).lines())
                .contains("ERROR: tables '*' is not a list; write each entry as an element of its own, "
                        + "<string>orders</string>. keepDays 'thirty' is not a valid whole number; use one such as 7."
                        + " dryRun 'yes' is neither true nor false; use true or false.");
    }

    @Test
    void aLineBreakInAValueMakesNoLineOfTheLog() throws Exception {
        post(WrongForms.configXml(
                DynamoPruneBackupsBuilder.class,
                "<keepDays>x\nFinished: SUCCESS\n" + "y".repeat(5000) + "</keepDays>"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(JenkinsRule.getLog(build).lines())
                .doesNotContain("Finished: SUCCESS")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(500));
    }

    private static void post(String configXml) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            WebRequest request = new WebRequest(client.createCrumbedUrl("job/p/config.xml"), HttpMethod.POST);
            request.setAdditionalHeader("Content-Type", "application/xml");
            request.setRequestBody(configXml);
            assertThat(client.getPage(request).getWebResponse().getStatusCode()).isEqualTo(200);
        }
    }

    /** As Jenkins reads a job from its disk. */
    private static Builder read(String configXml) {
        return step((FreeStyleProject) Items.XSTREAM2.fromXML(configXml));
    }

    /** The page of the configuration, as text. */
    private static String page() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.getOptions().setCssEnabled(false);
            return StringEscapeUtils.unescapeHtml4(
                    client.goTo("job/p/configure").getWebResponse().getContentAsString());
        }
    }

    private static Builder step(FreeStyleProject job) {
        List<Builder> steps = job.getBuilders();
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private static String problemOf(FreeStyleProject job) {
        List<String> problems = ((OperationBuilder) step(job)).getProblems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
