package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class DynamoPruneBackupsBuilderTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        for (int days = 1; days <= 3; days++) {
            db.seed()
                    .backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days)))
                            .name("nightly-" + days));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void deletesWhatNoRuleKeepsAndPutsParametersOfTheBuildInPlace(JenkinsRule jenkins) throws Exception {
        DynamoPruneBackupsBuilder step = keepingOne();
        step.namePattern = "${KIND}-*";
        step.protect = "${PROTECTED}";

        FreeStyleBuild build =
                new Builds(jenkins, db).run(step, Map.of("KIND", "nightly", "PROTECTED", "nightly-3\nweekly-*"));

        jenkins.assertBuildStatusSuccess(build);
        jenkins.assertLogContains("Deleted 1 backup in eu-west-1; 2 kept.", build);
        assertThat(db.backups())
                .extracting(backup -> backup.name())
                .containsExactlyInAnyOrder("nightly-1", "nightly-3");
    }

    @Test
    void aDeniedDeletionFailsTheBuild(JenkinsRule jenkins) throws Exception {
        db.rules().on("DeleteBackup").nth(1).then(Effect.denied());

        FreeStyleBuild build = new Builds(jenkins, db).run(keepingOne());

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("AccessDeniedException", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void aBackupThatIsBeingRestoredStaysAndTheBuildIsUnstable(JenkinsRule jenkins) throws Exception {
        db.rules().on("DeleteBackup").nth(1).then(Effect.errorBefore("BackupInUseException"));

        FreeStyleBuild build = new Builds(jenkins, db).run(keepingOne());

        jenkins.assertBuildStatus(Result.UNSTABLE, build);
        assertThat(db.backups()).hasSize(2);
    }

    @Test
    void anAbortEndsTheBuildAtOnceAndSaysHowFarItCame(JenkinsRule jenkins) throws Exception {
        db.rules().on("DeleteBackup").then(Effect.throttled());
        Builds builds = new Builds(jenkins, db);

        FreeStyleBuild build = builds.start(keepingOne());
        Jobs.await(() ->
                db.calls().entries().stream().anyMatch(call -> call.operation().equals("DeleteBackup")));
        builds.abort(build);

        jenkins.assertBuildStatus(Result.ABORTED, build);
        jenkins.assertLogContains("Stopped after no deletions.", build);
        assertThat(db.backups()).hasSize(3);
    }

    @Test
    void withoutARuleNothingIsDeleted(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = new Builds(jenkins, db).run(new DynamoPruneBackupsBuilder("orders"));

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("ERROR: No rule says which backups to keep", build);
        assertThat(db.backups()).hasSize(3);
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        new Builds(jenkins, db);
        DynamoPruneBackupsBuilder step = new DynamoPruneBackupsBuilder(List.of("orders-*", "customers"));
        step.exclude = "orders-test";
        step.tags = List.of("team", "stage=live");
        step.region = "eu-central-1";
        step.credentialsId = "aws";
        step.keepLast = 7;
        step.keepDays = 30;
        step.minKeep = 2;
        step.namePattern = "nightly-*";
        step.allNames = true;
        step.protect = List.of("release-*", "first");
        step.maxDeletes = 5;
        step.deletedTables = true;
        step.dryRun = true;

        DynamoPruneBackupsBuilder kept = jenkins.configRoundtrip(step);

        jenkins.assertEqualDataBoundBeans(step, kept);
    }

    private static DynamoPruneBackupsBuilder keepingOne() {
        DynamoPruneBackupsBuilder step = new DynamoPruneBackupsBuilder("orders");
        step.keepLast = 1;
        step.namePattern = "nightly-*";
        return step;
    }
}
