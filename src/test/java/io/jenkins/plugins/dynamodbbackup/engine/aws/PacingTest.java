package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who shares a pace with whom: what counts is the account and the region, not the session. */
class PacingTest {

    private static final int CALLS = 30;
    private static final Instant DEADLINE = Border.START.plus(Duration.ofHours(1));

    private final VirtualClock clock = new VirtualClock(Border.START);
    private final LocalDynamoDb db = LocalDynamoDb.builder()
            .inMemory()
            .clock(clock)
            .account("AKIDOTHER", "444455556666")
            .build();
    private final AwsRuntime runtime = AwsRuntime.with(clock, new Random(1), this::execute);
    private final List<Dispatcher> dispatchers = new ArrayList<>();

    private Runnable afterNextCall = () -> {};

    private void execute(Runnable call) {
        call.run();
        Runnable then = afterNextCall;
        afterNextCall = () -> {};
        then.run();
    }

    @AfterEach
    void close() {
        dispatchers.forEach(dispatcher -> dispatcher.session().close());
        db.close();
    }

    private void dispatcher(String label, String accessKey, String region) {
        AwsSession session = AwsSession.open(
                new AwsTarget(region, Optional.empty()),
                new CredentialsSource(label, Border.keys(accessKey)),
                runtime,
                db.inProcessHttpClient());
        Dispatcher dispatcher = new Dispatcher(session);
        dispatchers.add(dispatcher);
        GetCallerIdentity.learnAccount(
                dispatcher, DEADLINE, error -> assertThat(error).isEmpty());
    }

    /** Every dispatcher lists as often as the pace allows; tells how long that took. */
    private Duration listWithAll() {
        run();
        Instant start = clock.instant();
        for (Dispatcher dispatcher : dispatchers) {
            for (int call = 0; call < CALLS; call++) {
                ListBackups.ofAllTables().submit(dispatcher, DEADLINE, Border::value);
            }
        }
        run();
        return Duration.between(start, clock.instant());
    }

    private void run() {
        for (Optional<Instant> next = advance(); next.isPresent(); next = advance()) {
            clock.advance(Duration.between(clock.instant(), next.get()));
        }
        assertThat(dispatchers).allMatch(dispatcher -> dispatcher.underWay() == 0);
    }

    private Optional<Instant> advance() {
        return List.copyOf(dispatchers).stream()
                .map(Dispatcher::advance)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Test
    void twoSessionsOfOneAccountAndRegionShareOnePace() {
        dispatcher("production", "AKIDONE", Border.REGION);
        dispatcher("the same under another name", "AKIDTWO", Border.REGION);

        assertThat(listWithAll()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(db.calls().busiestSecond("ListBackups")).isLessThanOrEqualTo(4);
    }

    @Test
    void anotherAccountHasAPaceOfItsOwn() {
        dispatcher("production", "AKIDONE", Border.REGION);
        dispatcher("staging", "AKIDOTHER", Border.REGION);

        assertThat(listWithAll()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void anotherRegionHasAPaceOfItsOwn() {
        dispatcher("production", "AKIDONE", Border.REGION);
        dispatcher("production", "AKIDONE", "us-west-2");

        assertThat(listWithAll()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    /** Where no way led to STS this time, the account is most likely the one that others with these credentials have. */
    @Test
    void aSessionOfAnUnknownAccountKeepsToThePaceOfItsCredentials() {
        db.rules().on("GetCallerIdentity").between(2, 9).then(Effect.denied());
        dispatcher("production", "AKIDONE", Border.REGION);
        dispatcher("production", "AKIDONE", Border.REGION);

        assertThat(listWithAll()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(db.calls().busiestSecond("ListBackups")).isLessThanOrEqualTo(4);
    }

    /** A dispatcher is held up between two calls, and another one sends meanwhile. */
    @Test
    void aTimeReadBeforeAnotherCallDoesNotMakeRoomForMore() {
        dispatcher("production", "AKIDONE", Border.REGION);
        dispatcher("production", "AKIDONE", Border.REGION);
        run();
        Dispatcher heldUp = dispatchers.get(0);
        Dispatcher other = dispatchers.get(1);
        heldUp.submit(
                DescribeBackup.of("arn:aws:dynamodb:eu-west-1:111122223333:table/t/backup/1"), DEADLINE, it -> {});
        ListBackups.ofAllTables().submit(heldUp, DEADLINE, Border::value);
        ListBackups.ofAllTables().submit(other, DEADLINE, Border::value);
        afterNextCall = () -> {
            clock.advance(Duration.ofSeconds(8));
            other.advance();
        };
        run();

        List<Instant> listed = db.calls().entries("ListBackups").stream()
                .map(CallLog.Entry::at)
                .toList();
        assertThat(listed).hasSize(2);
        assertThat(Duration.between(listed.get(0), listed.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(333));
    }
}
