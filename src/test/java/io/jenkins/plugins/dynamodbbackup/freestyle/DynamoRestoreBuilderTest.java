package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
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
class DynamoRestoreBuilderTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        db.seed()
                .backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1)))
                        .name("nightly")
                        .items(List.of("{\"id\": {\"S\": \"one\"}}")));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void restoresWhatTheParametersOfTheBuildName(JenkinsRule jenkins) throws Exception {
        DynamoRestoreBuilder step = new DynamoRestoreBuilder();
        step.table = "${WHICH}";
        step.backup = "${BACKUP}";
        step.targetTable = "${TABLE}-${JOB_NAME}";

        FreeStyleBuild build = new Builds(jenkins, db).run(step, Map.of("WHICH", "orders", "BACKUP", "nightly"));

        jenkins.assertBuildStatusSuccess(build);
        assertThat(db.tables()).containsExactly("orders", "orders-p");
    }

    @Test
    void aTableThatExistsFailsTheBuildAndStaysAsItIs(JenkinsRule jenkins) throws Exception {
        DynamoRestoreBuilder step = latest();
        step.targetTable = "orders";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogNotContains("\tat ", build);
        assertThat(db.tables()).containsExactly("orders");
    }

    @Test
    void asManyItemsAsTheBackupRecordsAreASuccessWhateverTheLiveTableHas(JenkinsRule jenkins) throws Exception {
        DynamoRestoreBuilder step = latest();
        step.verify = "count";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        jenkins.assertBuildStatusSuccess(build);
        jenkins.assertLogContains(
                "Counted 1 item in the restored table, as many as the backup records; the live table now has 10.",
                build);
    }

    @Test
    void anotherNumberOfItemsThanInTheLiveTableAndInTheRecordIsUnstable(JenkinsRule jenkins) throws Exception {
        db.rules()
                .on("DescribeBackup")
                .then(Effect.edit(answer ->
                        ((ObjectNode) answer.at("/BackupDescription/SourceTableDetails")).put("ItemCount", 4)));
        DynamoRestoreBuilder step = latest();
        step.verify = "count";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        jenkins.assertBuildStatus(Result.UNSTABLE, build);
        jenkins.assertLogContains(
                "Item counts differ (restored 1, live 10, recorded up to six hours before the backup 4): expected if"
                        + " the live table has lost or gained items since the backup.",
                build);
    }

    @Test
    void anAbortEndsTheBuildAtOnceAndSaysWhatGoesOn(JenkinsRule jenkins) throws Exception {
        db.behaviour().restore(Duration.ofHours(1));
        Builds builds = new Builds(jenkins, db);
        DynamoRestoreBuilder step = latest();
        step.targetTable = "orders-again";

        FreeStyleBuild build = builds.start(step);
        jenkins.waitForMessage("AWS is restoring into table 'orders-again'.", build);
        builds.abort(build);

        jenkins.assertBuildStatus(Result.ABORTED, build);
        jenkins.assertLogContains("AWS continues to restore into table 'orders-again'", build);
    }

    @Test
    void twoSourcesAreRefusedInOneSentence(JenkinsRule jenkins) throws Exception {
        DynamoRestoreBuilder step = latest();
        step.backupArn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";

        FreeStyleBuild build = new Builds(jenkins, db).run(step);

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains(
                "ERROR: backupArn cannot be combined with table, backup, before or pointInTime; leave them out.",
                build);
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        new Builds(jenkins, db);
        DynamoRestoreBuilder step = new DynamoRestoreBuilder();
        step.table = "orders";
        step.backup = "nightly";
        step.before = "2026-11-22T16:00:00Z";
        step.backupArn = "${ARN}";
        step.targetTable = "orders-look";
        step.region = "eu-central-1";
        step.credentialsId = "aws";
        step.verify = "count";
        step.confirm = "orders";
        step.keys = List.of("customer-17", "guest-*");
        step.readUnits = 500;
        step.writeUnits = 200;
        step.share = "1/4";
        step.drill = true;
        step.timeoutMinutes = 30;
        step.billingMode = "PROVISIONED";
        step.readCapacity = 5;
        step.writeCapacity = 6;
        step.indexes = List.of("by-date", "by-customer");
        step.kmsKey = "aws-owned";
        step.pointInTime = "latest";
        step.sourceRegion = "us-east-1";
        step.dryRun = true;
        step.settings = List.of("ttl", "tags");
        step.mode = "settings";

        DynamoRestoreBuilder kept = jenkins.configRoundtrip(step);

        jenkins.assertEqualDataBoundBeans(step, kept);
    }

    @Test
    void theFormKeepsTheDefaultsAndAVariableWhereItOffersAChoice(JenkinsRule jenkins) throws Exception {
        DynamoRestoreBuilder step = latest();
        step.billingMode = "${BILLING}";

        DynamoRestoreBuilder kept = jenkins.configRoundtrip(step);

        jenkins.assertEqualDataBoundBeans(step.getStep(), kept.getStep());
        assertThat(kept.verify).isEqualTo("schema");
        assertThat(kept.readCapacity).isNull();
    }

    private static DynamoRestoreBuilder latest() {
        DynamoRestoreBuilder step = new DynamoRestoreBuilder();
        step.table = "orders";
        step.backup = "latest";
        return step;
    }
}
