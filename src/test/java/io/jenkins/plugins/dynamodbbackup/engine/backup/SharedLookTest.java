package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Crowd;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operations that wait at the same time in one process: they look together, and none harms another. */
class SharedLookTest {

    private static final int CROWD = 200;
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(15);

    private final List<BackupOperation> operations = new ArrayList<>();

    private int join(Crowd crowd, Instant begins, Simulation aws, String table, AwsSession session) {
        return crowd.add(begins, () -> {
            BackupOperation operation = BackupOperation.start(
                    BackupRequest.of(TableQuery.of(table)),
                    Map.of(),
                    session,
                    SettingsFiles.NONE,
                    progress -> {},
                    aws.journal());
            operations.add(operation);
            return operation;
        });
    }

    private static Simulation tables(int count) {
        Simulation aws = new Simulation(1, builder -> builder.rates(Rates.aws()).account("AKIDELSE", "444455556666"));
        aws.db().seed().tables("table-", count, 1);
        return aws;
    }

    private static Instant after(Duration time) {
        return Simulation.START.plus(time);
    }

    private static List<CallLog.Entry> listings(Simulation aws, Duration from, Duration to) {
        return aws.db().calls().entries("ListBackups").stream()
                .filter(call -> !call.at().isBefore(after(from)) && call.at().isBefore(after(to)))
                .toList();
    }

    @Test
    void twoHundredThatWaitAskAboutAsOftenAsOne() throws Exception {
        long alone = listingsOf(1);
        long together = listingsOf(CROWD);

        assertThat(alone).isBetween(19L, 21L);
        assertThat(together).as("two pages for 200 backups").isLessThanOrEqualTo(2 * (alone + 1));
    }

    /** Listing calls in five minutes in which all wait. */
    private long listingsOf(int count) throws Exception {
        try (Simulation aws = tables(count)) {
            aws.db().behaviour().backup(Duration.ofMinutes(20));
            Crowd crowd = new Crowd(aws.clock());
            for (int i = 0; i < count; i++) {
                join(crowd, after(Duration.ofMillis(1_370L * i)), aws, "table-%04d".formatted(i), aws.session());
            }
            crowd.run();

            assertThat(aws.db().backups()).hasSize(count);
            for (int i = 0; i < count; i++) {
                Instant available = after(Duration.ofMillis(1_370L * i).plus(Duration.ofMinutes(20)));
                assertThat(crowd.over(i))
                        .as("no later than one that waits alone may learn of it")
                        .isBefore(available.plus(LONGEST_INTERVAL).plusSeconds(5));
            }
            assertThat(operations)
                    .allSatisfy(it -> assertThat(it.report().verdict()).isEqualTo(Verdict.SUCCESS));
            assertThat(aws.db().calls().throttled()).isZero();
            return listings(aws, Duration.ofMinutes(10), Duration.ofMinutes(15)).size();
        }
    }

    @Test
    void oneThatWaitsForOneTableListsThatTableOnly() throws Exception {
        try (Simulation aws = tables(1)) {
            Crowd crowd = new Crowd(aws.clock());
            join(crowd, Simulation.START, aws, "table-0000", aws.session());
            crowd.run();

            assertThat(aws.db().calls().entries("ListBackups"))
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.resource()).isEqualTo("table-0000"));
        }
    }

    @Test
    void whoHasNoGoodCredentialsAnyMoreHearsItAloneAndTheOthersAreServed() throws Exception {
        try (Simulation aws = tables(3)) {
            aws.db().behaviour().backup(Duration.ofMinutes(5));
            Crowd crowd = new Crowd(aws.clock());
            for (int i = 0; i < 3; i++) {
                AwsSession session = aws.session(LocalDynamoDb.REGION, "AKID" + i);
                join(crowd, after(Duration.ofSeconds(i)), aws, "table-000" + i, session);
            }
            crowd.runUntil(after(Duration.ofMinutes(2)));
            aws.db().expireToken("AKID0");
            crowd.run();

            assertThat(operations)
                    .extracting(it -> it.report().results().get(0).outcome())
                    .containsExactly(Outcome.REQUESTED, Outcome.OK, Outcome.OK);
            assertThat(operations.get(0).report().verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(operations.get(0).report().problems())
                    .singleElement()
                    .asString()
                    .contains("ExpiredTokenException");
        }
    }

    @Test
    void anotherAccountIsAnotherPoller() throws Exception {
        try (Simulation aws = tables(1)) {
            aws.db().behaviour().backup(Duration.ofMinutes(5));
            aws.db().seed(new Site("444455556666", LocalDynamoDb.REGION)).table("table-0000");
            Crowd crowd = new Crowd(aws.clock());
            join(crowd, Simulation.START, aws, "table-0000", aws.session());
            join(crowd, Simulation.START, aws, "table-0000", aws.session(LocalDynamoDb.REGION, "AKIDELSE"));
            crowd.run();

            assertThat(operations)
                    .allSatisfy(it -> assertThat(it.report().verdict()).isEqualTo(Verdict.SUCCESS));
            assertThat(aws.db().backups()).hasSize(2);
        }
    }

    @Test
    void whileNobodyKnowsTheAccountOnlyTheSameCredentialsLookTogether() throws Exception {
        try (Simulation aws = tables(1)) {
            aws.db().rules().on("GetCallerIdentity").then(Effect.errorBefore("ServiceUnavailable"));
            aws.db().behaviour().backup(Duration.ofMinutes(5));
            aws.db().seed(new Site("444455556666", LocalDynamoDb.REGION)).table("table-0000");
            Crowd crowd = new Crowd(aws.clock());
            join(crowd, Simulation.START, aws, "table-0000", aws.session());
            join(crowd, Simulation.START, aws, "table-0000", aws.session(LocalDynamoDb.REGION, "AKIDELSE", "others"));
            crowd.run();

            assertThat(operations)
                    .allSatisfy(it -> assertThat(it.report().verdict()).isEqualTo(Verdict.SUCCESS));
        }
    }

    @Test
    void oneThatIsStoppedHarmsNobody() throws Exception {
        try (Simulation aws = tables(20)) {
            aws.db().behaviour().backup(Duration.ofMinutes(5));
            aws.db().rules().on("ListBackups").probability(0.3).then(Effect.errorBefore("ServiceUnavailable"));
            Crowd crowd = new Crowd(aws.clock());
            for (int i = 0; i < 20; i++) {
                join(crowd, after(Duration.ofSeconds(i)), aws, "table-%04d".formatted(i), aws.session());
            }
            for (int i = 0; i < 10; i++) {
                crowd.runUntil(after(Duration.ofSeconds(60 + 7L * i)));
                crowd.stop(i);
            }
            crowd.run();

            assertThat(operations.subList(10, 20))
                    .allSatisfy(it -> assertThat(it.report().verdict()).isEqualTo(Verdict.SUCCESS));
        }
    }

    @Test
    void oneThatHangsInTheMiddleOfItsListingHarmsNobody() throws Exception {
        try (Simulation aws = tables(3)) {
            aws.db().behaviour().backup(Duration.ofMinutes(5));
            aws.db().rules().on("ListBackups").nth(4).then(Effect.errorBefore("ServiceUnavailable"));
            Crowd crowd = new Crowd(aws.clock());
            for (int i = 0; i < 3; i++) {
                join(crowd, Simulation.START, aws, "table-000" + i, aws.session());
            }
            while (aws.db().calls().count("ListBackups") < 4) {
                crowd.runUntil(aws.clock().instant().plusMillis(100));
            }
            crowd.forget(0);
            crowd.run();

            assertThat(operations.subList(1, 3))
                    .allSatisfy(it -> assertThat(it.report().verdict()).isEqualTo(Verdict.SUCCESS));
        }
    }
}
