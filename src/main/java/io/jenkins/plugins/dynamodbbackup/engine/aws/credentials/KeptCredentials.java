package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Caches the credentials of a source, at most until they expire. One call at a time asks the source: the others use what
 * is still valid, or wait a moment and share its result, a failure too, so that a source that hangs cannot block all the
 * threads that builds share. With the SDK's {@code CachedSupplier} each call that has waited asks the source too.
 */
final class KeptCredentials implements AwsCredentialsProvider {

    private static final Message NO_ANSWER = Message.of("aws.credentials.noAnswer");
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Trust SHORT = new Trust(Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** The longest session of a role. */
    private static final Trust LONGEST = new Trust(Duration.ofHours(12), Duration.ofHours(12));

    private final Supplier<AwsCredentials> source;
    private final Supplier<Instant> now;
    private final Trust trust;
    private final Duration patience;
    private Optional<Kept> kept = Optional.empty();
    private Optional<CompletableFuture<AwsCredentials>> asking = Optional.empty();

    /**
     * How long credentials are used.
     *
     * @param renewal after this the source is asked again
     * @param end after this they are not used, even if the source fails
     */
    private record Trust(Duration renewal, Duration end) {}

    private record Kept(AwsCredentials credentials, Instant renewal, Instant end) {

        static Kept from(Instant now, AwsCredentials credentials, Trust trust) {
            Instant expiry = credentials.expirationTime().orElse(Instant.MAX);
            Duration third = Duration.between(now, expiry).dividedBy(3);
            Instant early = expiry.minus(third.compareTo(EARLY) < 0 ? third : EARLY);
            return new Kept(
                    credentials,
                    Collections.min(List.of(now.plus(trust.renewal()), early)),
                    Collections.min(List.of(now.plus(trust.end()), expiry)));
        }
    }

    /** @param patience how long a call waits for the result of another one */
    private KeptCredentials(Supplier<AwsCredentials> source, Supplier<Instant> now, Trust trust, Duration patience) {
        this.source = source;
        this.now = now;
        this.trust = trust;
        this.patience = patience;
    }

    /** For a source whose credentials do not change before they expire. */
    KeptCredentials(Supplier<AwsCredentials> source, Supplier<Instant> now) {
        this(source, now, LONGEST, PATIENCE);
    }

    /** For a source whose credentials can be removed or replaced at any time. */
    static KeptCredentials shortly(Supplier<AwsCredentials> source, Supplier<Instant> now) {
        return shortly(source, now, PATIENCE);
    }

    static KeptCredentials shortly(Supplier<AwsCredentials> source, Supplier<Instant> now, Duration patience) {
        return new KeptCredentials(source, now, SHORT, patience);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        CompletableFuture<AwsCredentials> mine = new CompletableFuture<>();
        Optional<CompletableFuture<AwsCredentials>> others;
        synchronized (this) {
            Instant instant = now.get();
            boolean due = kept.filter(it -> instant.isBefore(it.renewal())).isEmpty();
            Optional<Kept> good = kept.filter(it -> instant.isBefore(it.end()));
            if (good.isPresent() && (!due || asking.isPresent())) {
                return good.get().credentials();
            }
            others = asking;
            if (others.isEmpty()) {
                asking = Optional.of(mine);
            }
        }
        return others.isPresent() ? shared(others.get()) : ask(mine);
    }

    private AwsCredentials ask(CompletableFuture<AwsCredentials> answer) {
        try {
            AwsCredentials given = source.get();
            synchronized (this) {
                kept = Optional.of(Kept.from(now.get(), given, trust));
                asking = Optional.empty();
            }
            answer.complete(given);
            return given;
        } catch (RuntimeException | Error failed) {
            Optional<Kept> good;
            synchronized (this) {
                asking = Optional.empty();
                Instant instant = now.get();
                good = kept.filter(it -> instant.isBefore(it.end()));
            }
            answer.completeExceptionally(failed);
            return good.map(Kept::credentials).orElseThrow(() -> rethrown(failed));
        }
    }

    private AwsCredentials shared(CompletableFuture<AwsCredentials> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } catch (TimeoutException hanging) {
            throw new CredentialsUnavailableException(NO_ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CredentialsUnavailableException(NO_ANSWER);
        }
    }

    private static RuntimeException rethrown(Throwable failed) {
        if (failed instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failed;
    }
}
