package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.maxDeletes;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often and how long a prune repeats a request that AWS does not carry out. */
class PruneRetriesTest {

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune(PruneRequest request) throws Exception {
        return aws.run(PruneOperation.start(request, aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceededException", "ThrottlingException"})
    void whatAwsRefusedStaysAfterAStop(String code) throws Exception {
        table(aws, "orders", 9);
        aws.db().rules().on("DeleteBackup").then(Effect.errorBefore(code));
        PruneOperation refused = PruneOperation.start(
                keepLast(2, "orders"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
        aws.runUntil(refused, Simulation.START.plusSeconds(5));
        refused.stop();

        assertThat(refused.report().results())
                .filteredOn(PruneResult::delete)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED))
                .allSatisfy(result -> assertThat(result.message()).isEqualTo(Message.of("prune.stopped.notRequested")));
    }

    @Test
    void aConnectionThatIsNeverThereLeavesItOpenWhetherTheBackupIsGone() throws Exception {
        table(aws, "orders", 2);
        aws.db().rules().on("DeleteBackup").then(Effect.dropBefore());

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isFalse();
        assertThat(Said.of(report.results().get(1).message()))
                .startsWith("prune.unanswered(aws.error.what.said(NoConnection, ")
                .endsWith(" + aws.advice.UNAVAILABLE)");
    }

    @Test
    void aTooLongLimitIsWaitedForAndPasses() throws Exception {
        table(aws, "orders", 2);
        aws.db().rules().on("DeleteBackup").first(3).then(Effect.errorBefore("LimitExceededException"));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.clock().instant()).isAfterOrEqualTo(Simulation.START.plus(Duration.ofSeconds(60)));
    }

    @Test
    void refusedCredentialsAreNotTriedForEveryBackup() throws Exception {
        table(aws, "orders", 60);
        aws.db().rules().on("DeleteBackup").between(6, 1000).then(Effect.errorBefore("UnrecognizedClientException"));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.deleted()).hasSize(5);
        assertThat(aws.db().calls().count("DeleteBackup")).isLessThan(5 + 2 * 12);
        assertThat(Message.texts(report.problems())).singleElement().asString().contains("UnrecognizedClientException");
        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.SKIPPED && result.delete())
                .hasSize(54)
                .allSatisfy(result -> assertThat(result.message()).isEqualTo(Message.of("prune.stopped.notRequested")));
    }

    @Test
    void aTableThatIsDeniedIsNotTriedForEveryBackupAndTheOthersGoOn() throws Exception {
        table(aws, "orders", 20);
        table(aws, "customers", 20);
        aws.db().rules().on("DeleteBackup").table("orders").then(Effect.denied());

        PruneReport report = prune(keepLast(1, "*"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.deleted())
                .hasSize(19)
                .allSatisfy(result -> assertThat(result.backup().tableName()).isEqualTo("customers"));
        assertThat(aws.db().calls().count("DeleteBackup", "AccessDeniedException"))
                .isLessThan(8);
    }

    @Test
    void aServiceThatIsDownIsNotWaitedForForEver() throws Exception {
        table(aws, "orders", 90);
        aws.db().rules().on("DeleteBackup").then(Effect.errorBefore("InternalServerError"));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(there(aws)).hasSize(90);
        assertThat(aws.clock().instant()).isBefore(Simulation.START.plus(Duration.ofMinutes(30)));
        assertThat(aws.db().calls().count("DeleteBackup")).isLessThan(100);
    }

    @Test
    void theTimeForAllDeletionsIsBounded() throws Exception {
        table(aws, "orders", 100);
        aws.db().rules().on("DeleteBackup").then(Effect.throttled());

        PruneReport report = prune(maxDeletes(keepLast(1, "orders"), 1000));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.results())
                .filteredOn(PruneResult::delete)
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT));
        assertThat(report.results()).extracting(PruneResult::message).contains(Message.of("prune.noTimeLeft"));
        assertThat(aws.clock().instant()).isBefore(Simulation.START.plus(Duration.ofMinutes(40)));
    }
}
