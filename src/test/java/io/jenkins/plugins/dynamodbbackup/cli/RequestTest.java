package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();

    private Object request(String... args) {
        CliProbe probe = new CliProbe(engine, directory);
        assertThat(probe.run(args)).as(probe.err()).isZero();
        return engine.request.orElseThrow();
    }

    private RestoreSource source(String... args) {
        return ((RestoreRequest) request(args)).source();
    }

    private IndexChoice indexes(String... indexes) {
        String[] args = {"restore", "--backup-arn", "arn", "--indexes", indexes[0]};
        if (indexes.length > 1) {
            args = new String[] {"restore", "--indexes", indexes[1], "--backup-arn", "arn", "--indexes", indexes[0]};
        }
        return ((RestoreRequest) request(args)).overrides().indexes();
    }

    @Test
    void backupWithItsDefaults() {
        assertThat(request("backup", "--tables", "orders")).isEqualTo(BackupRequest.of(TableQuery.of("orders")));
    }

    /** A file of that name is not read: its words would become options. */
    @Test
    void aValueMayBeginWithAt() throws IOException {
        Path words = Files.writeString(directory.resolve("words"), "orders --exclude * --no-wait");
        assertThat(request("backup", "--tables", "orders", "--tags", "@" + words))
                .isEqualTo(BackupRequest.of(new TableQuery(List.of("orders"), List.of(), List.of("@" + words), 1)));
    }

    @Test
    void allAndNoneOfTheIndexesInCapitals() {
        assertThat(indexes("ALL")).isEqualTo(new IndexChoice.All());
        assertThat(indexes("None")).isEqualTo(new IndexChoice.None());
    }

    @Test
    void backupWithEveryOption() {
        assertThat(request(
                        "backup",
                        "--tables",
                        "orders",
                        "--exclude",
                        "*-cache",
                        "--tags",
                        "stage=production",
                        "--region",
                        "eu-west-1",
                        "--tables=stock-*",
                        "--exclude",
                        "regex:tmp.*",
                        "--tags",
                        "owner",
                        "--backup-name",
                        "before-${TABLE}",
                        "--timeout-minutes",
                        "5",
                        "--no-wait",
                        "--min-tables",
                        "3",
                        "--on-partial-failure",
                        "unstable"))
                .isEqualTo(new BackupRequest(
                        new TableQuery(
                                List.of("orders", "stock-*"),
                                List.of("*-cache", "regex:tmp.*"),
                                List.of("stage=production", "owner"),
                                3),
                        "before-${TABLE}",
                        Duration.ofMinutes(5),
                        false,
                        OnPartialFailure.UNSTABLE,
                        true));
    }

    @Test
    void waitCanBeSaid() {
        assertThat(((BackupRequest) request("backup", "--tables", "orders", "--wait")).waitUntilAvailable())
                .isTrue();
    }

    @Test
    void restoreWithItsDefaults() {
        assertThat(request("restore", "--table", "orders", "--backup", "latest"))
                .isEqualTo(RestoreRequest.of(new RestoreSource.Latest("orders")));
    }

    @Test
    void restoreFromEverySource() {
        assertThat(source("restore", "--backup-arn", "arn:x")).isEqualTo(new RestoreSource.ByArn("arn:x"));
        assertThat(source("restore", "--table", "orders", "--backup", "nightly"))
                .isEqualTo(new RestoreSource.Named("orders", "nightly"));
        assertThat(source("restore", "--table", "orders", "--before", "2026-11-22T17:00:00+01:00"))
                .isEqualTo(new RestoreSource.Before("orders", Instant.parse("2026-11-22T16:00:00Z")));
        assertThat(source("restore", "--table", "orders", "--point-in-time", "latest"))
                .isEqualTo(new RestoreSource.PointInTime("orders", Optional.empty()));
    }

    @Test
    void restoreWithEveryOption() {
        assertThat(request(
                        "restore",
                        "--backup-arn",
                        "arn:x",
                        "--target-table",
                        "${TABLE}-copy",
                        "--billing-mode",
                        "provisioned",
                        "--read-capacity",
                        "10",
                        "--write-capacity",
                        "20",
                        "--indexes",
                        "by-customer",
                        "--kms-key",
                        "alias/backup",
                        "--verify",
                        "count",
                        "--timeout-minutes",
                        "90",
                        "--source-region",
                        "us-east-1",
                        "--dry-run",
                        "--mode",
                        "settings",
                        "--settings",
                        "ttl,tags",
                        "--settings",
                        "kinesis"))
                .isEqualTo(new RestoreRequest(
                        new RestoreSource.ByArn("arn:x"),
                        Optional.of("us-east-1"),
                        "${TABLE}-copy",
                        new RestoreOverrides(
                                Optional.of(CapacityMode.PROVISIONED),
                                Optional.of(10L),
                                Optional.of(20L),
                                new IndexChoice.Only(List.of("by-customer")),
                                Optional.of("alias/backup")),
                        VerifyLevel.COUNT,
                        Duration.ofMinutes(90),
                        true,
                        RestoreRequest.Mode.SETTINGS,
                        new SettingsChoice(List.of(SettingName.TTL, SettingName.TAGS, SettingName.KINESIS)),
                        Rollback.NONE,
                        WorkLimits.DEFAULT,
                        false));
    }

    @Test
    void restoreInPlace() {
        assertThat(request(
                        "restore",
                        "--table",
                        "orders",
                        "--backup",
                        "latest",
                        "--mode",
                        "inplace",
                        "--confirm",
                        "orders",
                        "--keys",
                        "customer-17",
                        "--keys",
                        "eu-*",
                        "--read-units",
                        "50",
                        "--write-units",
                        "20"))
                .isInstanceOfSatisfying(RestoreRequest.class, request -> {
                    assertThat(request.mode()).isEqualTo(RestoreRequest.Mode.IN_PLACE);
                    assertThat(request.rollback())
                            .isEqualTo(new Rollback(Optional.of("orders"), List.of("customer-17", "eu-*")));
                    assertThat(request.limits()).isEqualTo(new WorkLimits(Optional.of(50), Optional.of(20), Share.ALL));
                });
    }

    @Test
    void restoreDrill() {
        assertThat(request(
                        "restore",
                        "--table",
                        "orders",
                        "--backup",
                        "latest",
                        "--drill",
                        "--verify",
                        "full",
                        "--share",
                        "3/8"))
                .isInstanceOfSatisfying(RestoreRequest.class, request -> {
                    assertThat(request.drill()).isTrue();
                    assertThat(request.verify()).isEqualTo(VerifyLevel.FULL);
                    assertThat(request.limits().share()).isEqualTo(new Share(3, 8));
                });
    }

    @Test
    void indexesAreAllNoneOrNames() {
        assertThat(indexes("all")).isEqualTo(new IndexChoice.All());
        assertThat(indexes("none")).isEqualTo(new IndexChoice.None());
        assertThat(indexes("two", "one")).isEqualTo(new IndexChoice.Only(List.of("one", "two")));
    }

    @Test
    void pruneWithItsDefaults() {
        assertThat(request("prune", "--tables", "*", "--keep-last", "7"))
                .isEqualTo(new PruneRequest(
                        TableQuery.of("*"),
                        Optional.of(7),
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        false,
                        List.of(),
                        100,
                        false,
                        false));
    }

    @Test
    void pruneWithEveryOption() {
        assertThat(request(
                        "prune",
                        "--tables",
                        "*",
                        "--exclude",
                        "x",
                        "--tags",
                        "y",
                        "--keep-last",
                        "7",
                        "--keep-days",
                        "30",
                        "--min-keep",
                        "3",
                        "--name-pattern",
                        "*",
                        "--all-names",
                        "--protect",
                        "a",
                        "--protect",
                        "b-*",
                        "--max-deletes",
                        "5",
                        "--deleted-tables",
                        "--dry-run"))
                .isEqualTo(new PruneRequest(
                        new TableQuery(List.of("*"), List.of("x"), List.of("y"), 1),
                        Optional.of(7),
                        Optional.of(30),
                        3,
                        Optional.of("*"),
                        true,
                        List.of("a", "b-*"),
                        5,
                        true,
                        true));
    }

    @Test
    void listMeansAllTablesUnlessSomeAreNamed() {
        assertThat(request("list")).isEqualTo(new TableQuery(List.of("*"), List.of(), List.of(), 0));
        assertThat(request("list", "--tables", "orders", "--exclude", "a", "--tags", "b", "--arns"))
                .isEqualTo(new TableQuery(List.of("orders"), List.of("a"), List.of("b"), 0));
    }

    @Test
    void compareWithItsDefaults() {
        assertThat(request("compare", "orders-restored", "orders"))
                .isEqualTo(new CompareRequest(
                        "orders-restored",
                        "orders",
                        Optional.empty(),
                        Optional.empty(),
                        WorkLimits.DEFAULT,
                        0,
                        List.of(),
                        "",
                        false,
                        Duration.ofMinutes(720)));
    }

    @Test
    void compareWithEveryOption() {
        String[] args = {
            "compare",
            "a-table",
            "b-table",
            "--left-region",
            "eu-west-2",
            "--right-region",
            "eu-west-3",
            "--read-units",
            "50",
            "--share",
            "3/8",
            "--sample",
            "1000",
            "--keys",
            "c-7",
            "--keys",
            "eu-*",
            "--differences",
            "/tmp/differences.jsonl",
            "--values",
            "--timeout-minutes",
            "5"
        };
        assertThat(request(args))
                .isEqualTo(new CompareRequest(
                        "a-table",
                        "b-table",
                        Optional.of("eu-west-2"),
                        Optional.of("eu-west-3"),
                        new WorkLimits(Optional.of(50), Optional.empty(), new Share(3, 8)),
                        1000,
                        List.of("c-7", "eu-*"),
                        "/tmp/differences.jsonl",
                        true,
                        Duration.ofMinutes(5)));
    }
}
