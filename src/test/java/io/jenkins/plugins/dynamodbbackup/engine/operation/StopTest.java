package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A stop while a call hangs on a real connection: the SDK's call does not end on an interrupt, the operation does. */
class StopTest {

    @Test
    @Timeout(60)
    void isObeyedWithinASecondAlthoughACallHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AwsRuntime runtime = AwsRuntime.create()) {
            CompletableFuture<List<Socket>> connections = CompletableFuture.supplyAsync(() -> accept(silent, asked));
            AwsSession session = session(runtime, "http://127.0.0.1:" + silent.getLocalPort());
            BackupOperation operation = BackupOperation.start(
                    BackupRequest.of(TableQuery.of("orders")),
                    Map.of(),
                    session,
                    SettingsFiles.NONE,
                    progress -> {},
                    line -> {});
            CompletableFuture<Long> stopped = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    new OperationRunner(Clock.systemUTC(), status -> {}).run(operation);
                    stopped.completeExceptionally(new AssertionError("it ended by itself"));
                } catch (InterruptedException expected) {
                    stopped.complete(System.nanoTime());
                } catch (RuntimeException unexpected) {
                    stopped.completeExceptionally(unexpected);
                }
            });
            caller.start();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            long interrupted = System.nanoTime();
            caller.interrupt();

            assertThat(stopped.get(30, TimeUnit.SECONDS) - interrupted).isLessThan(TimeUnit.SECONDS.toNanos(1));
            BackupReport report = operation.report();
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);

            session.close();
            for (Socket socket : connections.get()) {
                socket.close();
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("dynamodb-backup.*|sdk-.*|idle-connection.*"))
                .allMatch(Thread::isDaemon, "ends with the process");
    }

    /** Takes the first connection and never answers it. */
    private static List<Socket> accept(ServerSocket silent, CountDownLatch asked) {
        try {
            Socket connection = silent.accept();
            int first = connection.getInputStream().read();
            asked.countDown();
            return first < 0 ? List.of() : List.of(connection);
        } catch (java.io.IOException closed) {
            return List.of();
        }
    }

    private static AwsSession session(AwsRuntime runtime, String endpoint) throws Exception {
        return AwsSession.open(
                AwsTarget.of("eu-west-1", Optional.of(endpoint)),
                new CredentialsSource(
                        "test", () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"))),
                runtime,
                EnvironmentHttp.open(Map.of()));
    }
}
