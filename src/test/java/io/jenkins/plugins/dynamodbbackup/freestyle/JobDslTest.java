package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.util.Map;
import javaposse.jobdsl.plugin.JenkinsDslScriptLoader;
import javaposse.jobdsl.plugin.JenkinsJobManagement;
import javaposse.jobdsl.plugin.LookupStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

/** Jobs that Job DSL makes, as the plugin Configuration as Code has it do, too. */
class JobDslTest {

    @RegisterExtension
    static final OneJenkins ONE = OneJenkins.leftAsItIs();

    private static final LocalDynamoDb DB = LocalDynamoDb.builder().inMemory().build();

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new Jobs(rule, DB);
        DB.seed().table("orders", 10);
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keepDays('thirty')    | keepDays() is applicable for argument types: (java.lang.String) values: [thirty]",
                "dryRun('yes')         | dryRun() is applicable for argument types: (java.lang.String) values: [yes]",
                "exclude(['a', ''])    | An entry of exclude has no value",
                "protect('')           | protect has no value",
            })
    void noJobIsMadeOfAWrongParameter(String parameter, String problem) {
        assertThatThrownBy(() -> run("pruneDynamoBackups { tables('*'); keepLast(1); " + parameter + " }"))
                .hasStackTraceContaining(problem);
        assertThat(jenkins.jenkins.getItem("made")).isNull();
    }

    @Test
    void aConfigureBlockIsReadAsStrictlyAsAConfigXml() throws Exception {
        run(
                "",
                "configure { project -> project / builders / '" + DynamoPruneBackupsBuilder.class.getName()
                        + "' { tables { string('*') }; keepLast(1); keepDays('thirty') } }");
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("made", FreeStyleProject.class);

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("ERROR: keepDays 'thirty' is not a valid whole number", build);
        assertThat(DB.calls().entries()).isEmpty();
        job.delete();
    }

    private static void run(String steps, String... others) throws Exception {
        new JenkinsDslScriptLoader(
                        new JenkinsJobManagement(System.out, Map.of(), null, null, LookupStrategy.JENKINS_ROOT))
                .runScript("freeStyleJob('made') { steps { " + steps + " }\n" + String.join("\n", others) + " }");
    }
}
