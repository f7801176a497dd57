package io.jenkins.plugins.dynamodbbackup.freestyle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoBackupStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoPruneBackupsStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoRestoreStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.pipeline.OperationStep;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

/** A config.xml that is older than a field of the plugin, or was written by hand or by a script. */
@ExtendWith(OneJenkins.class)
class StoredJobTest {

    private static final String PACKAGE = "io.jenkins.plugins.dynamodbbackup.freestyle.";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatIsNotStoredIsAsByDefault(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        FreeStyleProject job = stored(jenkins, "DynamoBackupBuilder", "<tables><string>orders</string></tables>");

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Backed up 1 table in eu-west-1; AWS reports every backup AVAILABLE.", build);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DynamoBackupBuilder | tables: the list is empty",
                "DynamoRestoreBuilder | Nothing is selected to restore",
                "DynamoPruneBackupsBuilder | tables: the list is empty"
            })
    void withoutAnyParameterTheBuildSaysWhatIsMissingAndTheFormOpens(String step, String missing, JenkinsRule jenkins)
            throws Exception {
        FreeStyleProject job = stored(jenkins, step, "");

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(missing, build);
        jenkins.assertLogNotContains("\tat ", build);
        assertThat(db.calls().entries()).isEmpty();
        jenkins.submit(jenkins.createWebClient().getPage(job, "configure").getFormByName("config"));
        assertThat(job.getBuilders()).hasSize(1);
    }

    @Test
    void aStepThatIsStoredWithoutParametersHasTheirDefaults(JenkinsRule jenkins) {
        for (OperationStep<?, ?, ?> fresh :
                List.of(new DynamoBackupStep(null), new DynamoRestoreStep(), new DynamoPruneBackupsStep(null))) {
            String type = PACKAGE + fresh.getClass().getSimpleName().replace("Step", "Builder");

            OperationBuilder stored = (OperationBuilder) Items.XSTREAM2.fromXML("<" + type + "/>");

            assertThat(stored.getStep()).usingRecursiveComparison().isEqualTo(fresh);
        }
    }

    @Test
    void everyParameterIsStoredAndReadAgain(JenkinsRule jenkins) throws Exception {
        for (Class<? extends OperationBuilder> type : WrongForms.STEPS) {
            DescribableModel<? extends OperationBuilder> model = DescribableModel.of(type);
            Map<String, Object> given = model.getParameters().stream()
                    .collect(Collectors.toMap(DescribableParameter::getName, StoredJobTest::unlikeTheDefault));
            FreeStyleProject job = jenkins.createFreeStyleProject();
            job.getBuildersList().add(model.instantiate(given, null));
            job.save();

            FreeStyleProject stored = (FreeStyleProject) job.getConfigFile().read();
            assertThat(DescribableModel.uninstantiate2_(stored.getBuilders().get(0))
                            .getArguments())
                    .isEqualTo(given);
        }
    }

    private static Object unlikeTheDefault(DescribableParameter parameter) {
        Class<?> type = parameter.getErasedType();
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == Boolean.class) {
            return !parameter.getName().equals("wait");
        }
        return type == String.class ? "x-1" : type.isEnum() ? "UNSTABLE" : List.of("x-1", "<&> \u00e9");
    }

    private FreeStyleProject stored(JenkinsRule jenkins, String step, String fields) throws Exception {
        new Jobs(jenkins, db);
        String xml = "<project><builders><" + PACKAGE + step + ">" + fields + "</" + PACKAGE + step
                + "></builders></project>";
        return (FreeStyleProject)
                jenkins.jenkins.createProjectFromXML("p", new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }
}
