package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class DynamoBackupBuilderTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void backsUpEveryTable(JenkinsRule jenkins) throws Exception {
        twoTables();

        FreeStyleBuild build = new Builds(jenkins, db).run(new DynamoBackupBuilder("*"));

        jenkins.assertBuildStatusSuccess(build);
        jenkins.assertLogContains("Backed up 2 tables in eu-west-1; AWS reports every backup AVAILABLE.", build);
        assertThat(db.backups()).hasSize(2);
    }

    @Test
    void aDeniedTableFailsTheBuildAndIsNamed(JenkinsRule jenkins) throws Exception {
        twoTables();
        db.rules().on("CreateBackup").table("orders").then(Effect.denied());

        FreeStyleBuild build = new Builds(jenkins, db).run(new DynamoBackupBuilder("*"));

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("orders: FAILED, no backup was created: AccessDeniedException", build);
        jenkins.assertLogContains("ERROR: 1 of 2 tables backed up in eu-west-1", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void aPartialBackupIsUnstableWhenTheUserSaysSo(JenkinsRule jenkins) throws Exception {
        twoTables();
        db.rules().on("CreateBackup").table("orders").then(Effect.denied());
        DynamoBackupBuilder step = new DynamoBackupBuilder(List.of("orders", "customers"));
        step.onPartialFailure = OnPartialFailure.UNSTABLE;

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        jenkins.assertBuildStatus(Result.UNSTABLE, build);
        jenkins.assertLogContains("1 of 2 tables backed up in eu-west-1", build);
    }

    @Test
    void thePageOfARunningBuildShowsEachTable(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        Builds builds = new Builds(jenkins, db);

        FreeStyleBuild build = builds.start(new DynamoBackupBuilder("orders"));
        jenkins.waitForMessage("orders: requested backup", build);
        Jobs.await(() -> page(jenkins, build).contains("CREATING"));
        assertThat(page(jenkins, build))
                .contains(
                        "Backup in eu-west-1", "Now: waiting for 1 of 1 backups.", "orders", "last response from AWS");
        builds.abort(build);

        assertThat(page(jenkins, build))
                .contains("Backup of orders in eu-west-1")
                .doesNotContain("CREATING");
    }

    private static String page(JenkinsRule jenkins, FreeStyleBuild build) throws Exception {
        return jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .getPage(build, "dynamodb-backups")
                .asNormalizedText();
    }

    @Test
    void anAbortEndsTheBuildAtOnceAndSaysWhatGoesOn(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        Builds builds = new Builds(jenkins, db);

        FreeStyleBuild build = builds.start(new DynamoBackupBuilder("orders"));
        jenkins.waitForMessage("orders: requested backup", build);
        builds.abort(build);

        jenkins.assertBuildStatus(Result.ABORTED, build);
        jenkins.assertLogContains(
                "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1", build);
        jenkins.assertLogNotContains("Jenkins is shutting down", build);
    }

    @Test
    void parametersAndVariablesOfTheBuildArePutInPlace(JenkinsRule jenkins) throws Exception {
        db.seed().table("live-orders", 10);
        db.seed().table("live-customers", 10);
        db.seed().table("live-scratch", 10);
        DynamoBackupBuilder step = new DynamoBackupBuilder("${STAGE}-*");
        step.exclude = "$SKIPPED";
        step.region = "${REGION}";
        step.backupName = "${JOB_NAME}-${BUILD_NUMBER}-${TABLE}-${TIMESTAMP}";

        FreeStyleBuild build = new Builds(jenkins, db)
                .run(step, Map.of("STAGE", "live", "SKIPPED", "live-scratch\nlive-none*", "REGION", "eu-west-1"));

        jenkins.assertBuildStatusSuccess(build);
        assertThat(db.backups())
                .extracting(backup -> backup.name().replaceFirst("\\d{8}T\\d{6}", "<time>"))
                .containsExactlyInAnyOrder("p-1-live-orders-<time>", "p-1-live-customers-<time>");
    }

    @Test
    void whoStartsABuildDoesNotChooseItsCredentials(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        DynamoBackupBuilder step = new DynamoBackupBuilder("orders");
        step.credentialsId = "${CHOSEN}";

        FreeStyleBuild build = new Builds(jenkins, db).run(step, Map.of("CHOSEN", "aws"));

        refused(jenkins, build, "ERROR: No AWS credentials with the ID '${CHOSEN}' are available to this build");
    }

    @Test
    void anUnknownIdOfCredentialsIsNamed(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        DynamoBackupBuilder step = new DynamoBackupBuilder("orders");
        step.credentialsId = "gone";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        refused(jenkins, build, "ERROR: No AWS credentials with the ID 'gone' are available to this build");
    }

    @Test
    void whatCannotBeMeantIsRefusedInOneSentence(JenkinsRule jenkins) throws Exception {
        DynamoBackupBuilder step = new DynamoBackupBuilder("orders");
        step.backupName = "${TABEL}";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        refused(jenkins, build, "ERROR: backupName: there is no variable 'TABEL'; the nearest are 'TABLE'");
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        new Builds(jenkins, db);
        DynamoBackupBuilder step = new DynamoBackupBuilder(List.of("orders-*", "customers"));
        step.exclude = List.of("orders-test", "orders-${STAGE}");
        step.tags = "stage=production";
        step.region = "eu-central-1";
        step.credentialsId = "aws";
        step.backupName = "before-release-${TABLE}";
        step.timeoutMinutes = 90;
        step.wait = false;
        step.saveSettings = false;
        step.minTables = 3;
        step.onPartialFailure = OnPartialFailure.UNSTABLE;

        DynamoBackupBuilder kept = jenkins.configRoundtrip(step);

        jenkins.assertEqualDataBoundBeans(step, kept);
        assertThat(kept.getStep().request()).isEqualTo(step.getStep().request());
    }

    private void twoTables() {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
    }

    private void refused(JenkinsRule jenkins, FreeStyleBuild build, String why) throws Exception {
        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains(why, build);
        jenkins.assertLogNotContains("\tat ", build);
        assertThat(db.calls().entries()).isEmpty();
    }
}
