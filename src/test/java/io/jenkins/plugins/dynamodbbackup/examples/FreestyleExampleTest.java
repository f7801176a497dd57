package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.OldNames;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** examples/freestyle-nightly.groovy: two build steps, of which the second runs only when the first was a success. */
@ExtendWith(OneJenkins.class)
class FreestyleExampleTest {

    private static final int NIGHTS = 20;
    private static final int KEPT = 14;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void twentyNights() {
        Instant now = Instant.now();
        for (Shop shop : Shop.values()) {
            db.seed().table(shop.table(), 10);
            for (int night = 1; night <= NIGHTS; night++) {
                Instant at = now.minus(Duration.ofDays(night));
                db.seed().backup(BackupSeed.of(shop.table(), at).name(OldNames.of(shop.table(), at)));
            }
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void backsUpTheTablesButNoRestoredOneAndThenPrunes(JenkinsRule jenkins) throws Exception {
        db.seed().table("shop-orders-restored-20261122T020000", 10);

        jenkins.assertBuildStatusSuccess(build(jenkins));

        assertThat(db.backups()).hasSize(KEPT * Shop.values().length);
        assertThat(db.calls().count("CreateBackup")).isEqualTo(Shop.values().length);
    }

    @Test
    void prunesNothingWhenATableFails(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").table("shop-orders").then(Effect.denied());

        jenkins.assertBuildStatus(Result.FAILURE, build(jenkins));

        assertThat(db.calls().count("DeleteBackup")).isZero();
    }

    private FreeStyleBuild build(JenkinsRule jenkins) throws Exception {
        new Jobs(jenkins, db);
        new Example("freestyle-nightly.groovy").install();
        return jenkins.jenkins
                .getItemByFullName("freestyle-nightly", FreeStyleProject.class)
                .scheduleBuild2(0)
                .get();
    }
}
