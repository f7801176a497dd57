package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static io.jenkins.plugins.dynamodbbackup.engine.aws.Border.error;
import static io.jenkins.plugins.dynamodbbackup.engine.aws.Border.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RenewableCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RoleSessions;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.WebIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;

public class CredentialsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    public static final RoleSessions NO_ROLES = new RoleSessions() {
        @Override
        public AwsSessionCredentials assume(Role role) {
            throw new AssertionError(role);
        }

        @Override
        public AwsSessionCredentials assume(WebIdentity identity) {
            throw new AssertionError(identity);
        }

        @Override
        public SdkHttpClient http() {
            throw new AssertionError("no call");
        }

        @Override
        public Instant now() {
            return Border.START;
        }
    };

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final AtomicInteger fetched = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
        db.close();
    }

    private Border border(Supplier<AwsCredentialsProvider> credentials) {
        db.seed().table("orders");
        Border border = new Border(db.inProcessHttpClient(), credentials);
        open.add(border);
        return border;
    }

    /** Every fetch gives the next key: AKID1, AKID2, ... */
    private AwsCredentialsProvider next() {
        AwsBasicCredentials keys = AwsBasicCredentials.create("AKID" + fetched.incrementAndGet(), "secret");
        return () -> keys;
    }

    private Answer<TableDetails> describe(Border border) {
        return border.answer(DescribeTable.of("orders"), border.in(HOUR));
    }

    @Test
    void expiredCredentialsAreFetchedOnceMore() {
        db.expireToken("AKID1");
        Border border = border(this::next);

        assertThat(value(describe(border)).name()).isEqualTo("orders");
        assertThat(fetched).hasValue(2);
        assertThat(border.passed()).isZero();
    }

    @Test
    void manyCallsRefusedAtOnceFetchThemOnce() {
        db.expireToken("AKID1");
        Border border = border(this::next);
        List<Answer<ListedBackup>> answers = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
            border.dispatcher.submit(CreateBackup.of("orders", "backup-" + call), border.in(HOUR), answers::add);
        }

        border.run();

        assertThat(answers).hasSize(40).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Value.class));
        assertThat(fetched).hasValue(2);
        assertThat(db.backups()).hasSize(40);
    }

    /** One call is still asking the old source when another one renews and closes it. */
    @Test
    void aRenewalDoesNotSpoilTheCallsBesideIt() {
        AtomicReference<RenewableCredentials> renewable = new AtomicReference<>();
        AwsCredentialsProvider closedMeanwhile = () -> {
            renewable.get().renew(0);
            throw new IllegalStateException("Connection pool shut down");
        };
        Supplier<AwsCredentialsProvider> fresh = () -> renewable.get() == null ? closedMeanwhile : next();
        renewable.set(new RenewableCredentials(new CredentialsSource("test", fresh), NO_ROLES));

        assertThat(renewable.get().resolveCredentials().accessKeyId()).isEqualTo("AKID1");
    }

    @Test
    void theyAreFetchedOnceForEachTimeTheyExpire() {
        Border border = border(this::next);
        for (int expired = 1; expired <= 5; expired++) {
            db.expireToken("AKID" + expired);
            assertThat(value(describe(border)).name()).isEqualTo("orders");
            assertThat(fetched).hasValue(expired + 1);
        }
    }

    @Test
    void whereFetchingDoesNotHelpTheUserReadsWhy() {
        db.expireToken("AKIDEXAMPLE");
        Border border = border(Border.keys("AKIDEXAMPLE"));

        AwsError error = error(border.answer(CreateBackup.of("orders", "backup"), border.in(HOUR)));

        assertThat(error)
                .isEqualTo(new AwsError(
                        ErrorKind.EXPIRED,
                        "ExpiredTokenException",
                        "The security token included in the request is expired",
                        ApiOperation.CREATE_BACKUP,
                        "orders"));
        assertThat(db.backups()).isEmpty();
    }

    @Test
    void aSourceWithoutCredentialsFailsAtOnce() {
        Border border = border(() -> () -> {
            fetched.incrementAndGet();
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain"
                    + " AwsCredentialsProviderChain(...) : [SystemPropertyCredentialsProvider(): ..., secret=abc]");
        });

        assertThat(error(describe(border)).sentence())
                .isEqualTo(Message.of(
                        "aws.error.noCredentials.because",
                        Message.of("aws.credentials.none"),
                        Message.of("aws.advice.NO_CREDENTIALS")));
        assertThat(fetched).hasValue(1);
        assertThat(border.passed()).isZero();
    }

    @Test
    void aSourceThatCannotEvenBeMadeIsASentenceToo() {
        Border border = border(() -> {
            throw new IllegalArgumentException("no profile named staging");
        });

        assertThat(error(describe(border)).what())
                .isEqualTo(Message.of(
                        "aws.error.what.said", "NoCredentials", Message.foreign("no profile named staging")));
    }

    @Test
    void aSourceThatCannotBeMadeAnewLeavesTheOldRefusal() {
        db.expireToken("AKID1");
        Border border = border(() -> {
            if (fetched.get() > 0) {
                throw new IllegalStateException("the credentials were deleted");
            }
            return next();
        });

        assertThat(error(describe(border)).what())
                .isEqualTo(Message.of(
                        "aws.error.what.said", "NoCredentials", Message.foreign("the credentials were deleted")));
    }

    @Test
    void aSourceOutOfReachIsAskedAgain() {
        Border border = border(() -> () -> {
            if (fetched.incrementAndGet() < 4) {
                throw SdkClientException.create("Unable to execute HTTP request", new SocketTimeoutException());
            }
            return AwsBasicCredentials.create("AKID", "secret");
        });

        Answer<ListedBackup> answer = border.answer(CreateBackup.of("orders", "backup"), border.in(HOUR));

        assertThat(value(answer).name()).isEqualTo("backup");
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void aSourceThatStaysOutOfReachIsNamed() {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode("ServiceUnavailable")
                .errorMessage("STS is down")
                .build();
        Border border = border(() -> () -> {
            fetched.incrementAndGet();
            throw AwsServiceException.builder()
                    .awsErrorDetails(details)
                    .statusCode(503)
                    .message("STS is down (Service: Sts, Status Code: 503)")
                    .build();
        });

        AwsError error = error(border.answer(CreateBackup.of("orders", "backup"), border.in(HOUR)));

        assertThat(error.kind()).isEqualTo(ErrorKind.CREDENTIALS_UNAVAILABLE);
        assertThat(error.code()).isEqualTo("ServiceUnavailable");
        assertThat(error.message().toString()).startsWith("STS is down");
        assertThat(error.reason()).isEqualTo(error.what().and(Message.of("aws.advice.CREDENTIALS_UNAVAILABLE")));
        assertThat(fetched).hasValue(5);
        assertThat(db.calls().entries()).isEmpty();
    }
}
