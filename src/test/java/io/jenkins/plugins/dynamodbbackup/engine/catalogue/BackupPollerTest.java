package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks of several operations, with calls that are sent when the test says so. */
class BackupPollerTest {

    private static final Instant FROM = Border.START.minus(Duration.ofHours(1));
    private static final Instant DEADLINE = Border.START.plus(Duration.ofHours(1));

    private final VirtualClock clock = new VirtualClock(Border.START);
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final AwsRuntime runtime = AwsRuntime.with(clock, new Random(1), calls::add);
    private final Looker orders = new Looker("orders", "AKIDORDERS");
    private final Looker carts = new Looker("carts", "AKIDCARTS");
    private final Looker users = new Looker("users", "AKIDUSERS");
    private final List<Looker> all = List.of(orders, carts, users);

    /** One operation that wants to know of the backups of one table. */
    private final class Looker {

        final String table;
        final Dispatcher dispatcher;
        final BackupLookup lookup;
        final List<Answer<List<ListedBackup>>> answers = new ArrayList<>();
        boolean woken;

        Looker(String table, String accessKey) {
            this.table = table;
            AwsSession session = AwsSession.open(
                    new AwsTarget(Border.REGION, Optional.empty()),
                    new CredentialsSource(accessKey, Border.keys(accessKey)),
                    runtime,
                    db.inProcessHttpClient());
            session.knowAccount(LocalDynamoDb.ACCOUNT);
            dispatcher = new Dispatcher(session);
            dispatcher.onAnswer(() -> woken = true);
            lookup = new BackupLookup(dispatcher, Optional.of(table));
        }

        void look() {
            look(DEADLINE);
        }

        void look(Instant deadline) {
            lookup.look(FROM, deadline, answers::add);
            dispatcher.advance();
        }

        List<String> seen() {
            return Border.value(answers.get(answers.size() - 1)).stream()
                    .map(ListedBackup::tableName)
                    .toList();
        }
    }

    @BeforeEach
    void seed() {
        for (String table : List.of("orders", "carts", "users")) {
            db.seed().table(table, 1);
            db.seed().backup(BackupSeed.of(table, Border.START.minus(Duration.ofMinutes(1))));
        }
    }

    @AfterEach
    void close() {
        all.forEach(looker -> looker.dispatcher.session().close());
        db.close();
    }

    /** Sends the calls that are due, and lets everybody advance whom an answer wakes. */
    private void send() {
        clock.advance(Duration.ofSeconds(1));
        for (Looker looker : all) {
            looker.dispatcher.advance();
        }
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
        for (Looker looker : all) {
            if (looker.woken) {
                looker.woken = false;
                looker.dispatcher.advance();
            }
        }
    }

    private List<String> listed() {
        return db.calls().entries("ListBackups").stream()
                .map(CallLog.Entry::resource)
                .toList();
    }

    @Test
    void everybodyGetsAListingThatBeganAfterTheyAsked() {
        orders.look();
        carts.look(); // the listing of orders is under way
        assertThat(calls).hasSize(1);
        db.seed().backup(BackupSeed.of("carts", Border.START));

        send();
        assertThat(orders.seen()).containsExactly("orders");
        assertThat(carts.answers).isEmpty();

        send();
        assertThat(carts.seen()).containsExactly("carts", "carts");
        assertThat(orders.answers).hasSize(1);
        assertThat(listed()).containsExactly("orders", "carts");
    }

    @Test
    void whoeverAsksBeforeItIsSentSharesTheListingOfAllTables() {
        orders.look();
        carts.look();
        users.look();
        send();
        send();

        assertThat(carts.seen()).containsExactlyInAnyOrder("orders", "carts", "users");
        assertThat(users.seen()).isEqualTo(carts.seen());
        assertThat(listed()).containsExactly("orders", "");
    }

    @Test
    void answersComeWhereTheOperationAdvances() {
        orders.look();
        carts.look();
        send();
        clock.advance(Duration.ofSeconds(1));
        orders.dispatcher.advance();
        carts.dispatcher.advance();
        calls.remove().run();

        carts.woken = false;
        users.dispatcher.advance();
        orders.dispatcher.advance();
        assertThat(carts.answers).isEmpty();
        carts.dispatcher.advance();
        assertThat(carts.answers).hasSize(1);
    }

    @Test
    void theListingOfOneThatLeavesBeginsAgainForTheOthers() {
        orders.look();
        send();
        orders.look();
        carts.look();
        orders.dispatcher.close();
        orders.dispatcher.session().close();

        send();
        send();
        assertThat(orders.answers).hasSize(1);
        assertThat(carts.seen()).containsExactly("carts");
    }

    @Test
    void oneThatLeavesTheListingOfAnotherGetsNoAnswer() {
        orders.look();
        send();
        orders.look();
        carts.look();
        users.look();
        carts.dispatcher.close();
        send();
        send();

        assertThat(carts.answers).isEmpty();
        assertThat(users.answers).hasSize(1);
        assertThat(orders.answers).hasSize(2);
    }

    @Test
    void aFailureIsHeardByThoseWhoseCredentialsItRanWith() {
        db.rules().on("ListBackups").first(1).then(Effect.denied());
        orders.look();
        carts.look();
        send();
        send();

        assertThat(Border.error(orders.answers.get(0)).kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(carts.seen()).containsExactly("carts");
    }

    @Test
    void aFailedListingOfManyIsTriedByEachInTurn() {
        db.rules().on("ListBackups").between(2, 3).then(Effect.denied());
        orders.look();
        carts.look();
        users.look();
        orders.look();
        for (int i = 0; i < 5; i++) {
            send();
        }

        assertThat(all)
                .extracting(looker -> looker.answers.get(looker.answers.size() - 1) instanceof Answer.Value)
                .containsExactly(true, false, false);
        assertThat(all).extracting(looker -> looker.answers.size()).containsExactly(2, 1, 1);
    }

    @Test
    void nobodyIsKeptBeyondTheirDeadlineByTheListingOfSomebodyWithMoreTime() {
        db.rules().on("ListBackups").between(2, 99).then(Effect.throttled());
        orders.look();
        send();
        carts.look();
        users.look(Border.START.plusSeconds(10));
        while (clock.instant().isBefore(Border.START.plusSeconds(40))) {
            send();
        }

        assertThat(users.answers).hasSize(1);
        assertThat(Border.error(users.answers.get(0)).kind()).isEqualTo(ErrorKind.DEADLINE);
        assertThat(carts.answers).isEmpty();
    }

    @Test
    void whoMayLookAtATimeOfOthersDoes() {
        Instant soon = Border.START.plusSeconds(10);
        assertThat(orders.lookup.meet(soon.minusSeconds(5), soon)).isEqualTo(soon);
        assertThat(carts.lookup.meet(soon.minusSeconds(2), soon.plusSeconds(2))).isEqualTo(soon);
        assertThat(users.lookup.meet(soon.plusSeconds(1), soon.plusSeconds(3))).isEqualTo(soon.plusSeconds(3));
        assertThat(orders.lookup.meet(soon.minusSeconds(2), soon.plusSeconds(2)))
                .as("nobody looks twice where they looked once when alone")
                .isEqualTo(soon.plusSeconds(2));
    }

    /** All mean to look at the same time, which comes. */
    private void meet() {
        Instant soon = clock.instant().plusSeconds(10);
        all.forEach(looker ->
                assertThat(looker.lookup.meet(soon.minusSeconds(5), soon)).isEqualTo(soon));
        clock.advance(Duration.ofSeconds(10));
    }

    @Test
    void thoseWhoMeantToLookAtTheSameTimeShareOneListing() {
        meet();
        orders.look();
        clock.advance(Duration.ofMillis(300));
        carts.look();
        assertThat(calls).isEmpty();
        users.look();
        send();

        assertThat(listed()).containsExactly("");
        assertThat(all).allSatisfy(looker -> assertThat(looker.answers).hasSize(1));
    }

    @Test
    void oneWhoDoesNotComeIsWaitedForShortly() {
        meet();
        orders.look();
        carts.look();

        assertThat(carts.dispatcher.advance()).contains(clock.instant().plusSeconds(2));
        clock.advance(Duration.ofMillis(1999));
        orders.dispatcher.advance();
        assertThat(calls).isEmpty();
        clock.advance(Duration.ofMillis(1));
        orders.dispatcher.advance();
        assertThat(calls).hasSize(1);
    }

    @Test
    void aChainOfThoseWhoDoNotComeHoldsNobodyLonger() {
        Instant soon = clock.instant().plusSeconds(10);
        carts.lookup.meet(soon, soon);
        users.lookup.meet(soon.plusSeconds(1), soon.plusSeconds(1));
        clock.advance(Duration.ofSeconds(10));
        orders.look();
        clock.advance(Duration.ofSeconds(2));
        orders.dispatcher.advance();

        assertThat(calls).hasSize(1);
    }

    @Test
    void oneWhoLeavesIsNotWaitedFor() {
        meet();
        orders.look();
        carts.look();
        orders.woken = false;
        users.dispatcher.close();
        assertThat(orders.woken).isTrue();
        orders.dispatcher.advance();

        assertThat(calls).hasSize(1);
    }

    @Test
    void aTimeThatIsOverHoldsNobodyBack() {
        meet();
        clock.advance(Duration.ofSeconds(2));
        orders.look();

        assertThat(calls).hasSize(1);
    }

    @Test
    void whoWasServedTellsTheNextThatTheirListingIsHeldBackByItsPace() {
        orders.look();
        carts.look(); // shares the listing after that of orders
        calls.remove().run();
        orders.dispatcher.advance();

        assertThat(calls).isEmpty();
        assertThat(carts.woken).isTrue();
        Instant again = carts.dispatcher.advance().orElseThrow();
        assertThat(again).isBefore(clock.instant().plusSeconds(1));
        clock.advance(Duration.between(clock.instant(), again));
        carts.dispatcher.advance();
        assertThat(calls).hasSize(1);
    }
}
