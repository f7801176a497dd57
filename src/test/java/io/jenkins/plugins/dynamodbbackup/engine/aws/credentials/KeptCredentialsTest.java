package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.CredentialsTest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A source of credentials is asked by one call at a time, on the thread of that call and on no other. */
@Timeout(120)
class KeptCredentialsTest {

    private static final Message MISSING = Message.foreign("There are none with the id 'shop'");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final AwsBasicCredentials KEYS = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Says that it was reached, and answers when it is released. */
    private Supplier<software.amazon.awssdk.auth.credentials.AwsCredentials> hanging(
            Supplier<software.amazon.awssdk.auth.credentials.AwsCredentials> then) {
        return () -> {
            asked.incrementAndGet();
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return then.get();
        };
    }

    private static CompletableFuture<String> inThread(KeptCredentials kept, AtomicReference<Thread> thread) {
        return CompletableFuture.supplyAsync(() -> kept.resolveCredentials().accessKeyId(), task -> {
            Thread made = new Thread(task);
            thread.set(made);
            made.start();
        });
    }

    @Test
    void thoseWhoComeMeanwhileShareTheFailure() throws Exception {
        IllegalStateException failure = new IllegalStateException("the vault is sealed");
        KeptCredentials kept = KeptCredentials.shortly(
                hanging(() -> {
                    throw failure;
                }),
                Instant::now,
                LONG);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletableFuture<String> first = inThread(kept, thread);
        reached.await();
        CompletableFuture<String> second = inThread(kept, thread);
        while (thread.get().getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        released.countDown();

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).hasRootCause(failure);
        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class).hasRootCause(failure);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSourceThatHangsHoldsOneThreadOnly() throws Exception {
        KeptCredentials kept = KeptCredentials.shortly(hanging(() -> KEYS), Instant::now, Duration.ofMillis(1));
        CompletableFuture<String> first = inThread(kept, new AtomicReference<>());
        reached.await();

        assertThatThrownBy(kept::resolveCredentials).isInstanceOf(CredentialsUnavailableException.class);
        released.countDown();
        assertThat(first.join()).isEqualTo("AKIDEXAMPLE");
        assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(asked).hasValue(1);
    }

    @Test
    void keysThatAreRemovedAreUsedForHalfAMinuteAtTheMost() {
        AtomicReference<Instant> clock = new AtomicReference<>(Border.START);
        AtomicBoolean removed = new AtomicBoolean();
        KeptCredentials kept = KeptCredentials.shortly(
                () -> {
                    asked.incrementAndGet();
                    if (removed.get()) {
                        throw new CredentialsUnavailableException(MISSING);
                    }
                    return KEYS;
                },
                clock::get);
        kept.resolveCredentials();
        removed.set(true);

        clock.set(Border.START.plusSeconds(9));
        assertThat(kept.resolveCredentials()).isSameAs(KEYS);
        assertThat(asked).as("not yet asked again").hasValue(1);
        clock.set(Border.START.plusSeconds(29));
        assertThat(kept.resolveCredentials())
                .as("a store that fails for a moment")
                .isSameAs(KEYS);
        assertThat(asked).hasValue(2);
        clock.set(Border.START.plusSeconds(30));
        assertThatThrownBy(kept::resolveCredentials).hasMessage(MISSING.toString());

        removed.set(false);
        assertThat(kept.resolveCredentials()).as("they are back").isSameAs(KEYS);
    }

    @Test
    void keysThatAreReplacedAreUsedAfterTenSeconds() {
        AtomicReference<Instant> clock = new AtomicReference<>(Border.START);
        AtomicReference<AwsBasicCredentials> stored = new AtomicReference<>(KEYS);
        KeptCredentials kept = KeptCredentials.shortly(stored::get, clock::get);
        kept.resolveCredentials();
        stored.set(AwsBasicCredentials.create("AKIDNEW", "secret"));

        clock.set(Border.START.plusSeconds(10));
        assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("AKIDNEW");
    }

    /** Answers are delivered under locks that many builds share: no store of credentials is asked there. */
    @Test
    void aRenewalAsksNobodyUntilACallNeedsTheCredentials() {
        try (RenewableCredentials renewable = new RenewableCredentials(
                CredentialsSource.stored("test", session -> () -> {
                    asked.incrementAndGet();
                    return KEYS;
                }),
                CredentialsTest.NO_ROLES)) {
            renewable.renew(0);
            assertThat(asked).hasValue(0);

            renewable.resolveCredentials();
            renewable.resolveCredentials();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void credentialsThatAreMissingForAMomentAreAskedForAgain() {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
                Border border = new Border(
                        db.inProcessHttpClient(), () -> KeptCredentials.shortly(this::thirdTime, () -> Border.START))) {
            db.seed().table("orders");

            Border.value(border.answer(CreateBackup.of("orders", "backup"), border.in(Duration.ofHours(1))));

            assertThat(db.backups()).hasSize(1);
            assertThat(asked).hasValue(3);
        }
    }

    private software.amazon.awssdk.auth.credentials.AwsCredentials thirdTime() {
        if (asked.incrementAndGet() < 3) {
            throw new CredentialsUnavailableException(MISSING);
        }
        return KEYS;
    }

    @Test
    void thoseThatStayMissingAreASentence() {
        try (Border border = new Border(
                new ScriptedHttp(),
                () -> KeptCredentials.shortly(
                        () -> {
                            asked.incrementAndGet();
                            throw new CredentialsUnavailableException(MISSING);
                        },
                        () -> Border.START))) {
            AwsError error =
                    Border.error(border.answer(CreateBackup.of("orders", "backup"), border.in(Duration.ofHours(1))));

            assertThat(error.reason())
                    .isEqualTo(Message.of("aws.error.what.said", "NoCredentials", MISSING)
                            .and(Message.of("aws.advice.CREDENTIALS_UNAVAILABLE")));
            assertThat(asked).hasValue(5);
        }
    }
}
