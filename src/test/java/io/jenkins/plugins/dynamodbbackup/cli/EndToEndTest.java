package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.cli.run.AwsEngine;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a DynamoDB on this machine. */
class EndToEndTest {

    private static final String SECRET = "wJalrXUtnFEMI-not-to-be-seen";
    private static final String CONFIGURATION = "aws.configFile";
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";

    @TempDir
    private Path directory;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private AwsEngine engine;
    private CliProbe probe;

    @BeforeEach
    void begin() throws IOException {
        Path configuration = Files.createDirectory(directory.resolve("aws")).resolve("config");
        Files.writeString(
                configuration,
                "[profile ops]\nregion = eu-west-1\naws_access_key_id = AKIAOPS\naws_secret_access_key = " + SECRET
                        + "\n");
        System.setProperty(CONFIGURATION, configuration.toString());
        System.setProperty(CREDENTIALS, configuration.resolveSibling("none").toString());
        engine = new AwsEngine(Map.of(
                "REASON",
                "release-7",
                "XDG_DATA_HOME",
                directory.resolve("data").toAbsolutePath().toString()));
        Path work = Files.createDirectory(directory.resolve("work"));
        probe = new CliProbe(engine, work).clock(Clock.systemUTC()).environment(Map.of());
        db.seed().table("orders", 10).table("invoices", 5);
    }

    @AfterEach
    void end() {
        engine.close();
        db.close();
        System.clearProperty(CONFIGURATION);
        System.clearProperty(CREDENTIALS);
    }

    private int run(String command, String... args) {
        String[] all = new String[args.length + 5];
        all[0] = command;
        System.arraycopy(args, 0, all, 1, args.length);
        System.arraycopy(
                new String[] {
                    "--profile", "ops", "--endpoint-url", db.endpoint().toString()
                },
                0,
                all,
                args.length + 1,
                4);
        int code = probe.run(all);
        assertThat(probe.out() + probe.err()).doesNotContain(SECRET, "\tat ");
        assertThat(directory.resolve("work")).isEmptyDirectory();
        return code;
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(probe.out());
    }

    @Test
    void settingsOfATable() {
        assertThat(run("settings", "show", "orders")).as(probe.err()).isZero();
        assertThat(probe.out()).containsPattern("tableClass +STANDARD\n").containsPattern("ttl +-\n");
        assertThat(run("settings", "diff", "orders", "invoices"))
                .as(probe.err())
                .isZero();
        assertThat(run("settings", "show", "nothing")).isEqualTo(2);
        assertThat(probe.err()).contains("ResourceNotFoundException");
    }

    @Test
    void backUpListAndRestore() throws IOException {
        assertThat(run("backup", "--tables", "*", "--backup-name", "${TABLE}-${REASON}"))
                .as(probe.err())
                .isZero();
        assertThat(db.backups())
                .extracting(StoredBackup::name)
                .containsExactlyInAnyOrder("orders-release-7", "invoices-release-7");
        assertThat(probe.out()).contains("Done: 2 of 2 tables backed up in eu-west-1");

        assertThat(run("list", "--tables", "ord*", "--output", "json")).isZero();
        assertThat(json().at("/backups/0/name").asText()).isEqualTo("orders-release-7");
        assertThat(json().at("/backups").size()).isEqualTo(1);

        assertThat(run(
                        "restore",
                        "--table",
                        "orders",
                        "--backup",
                        "orders-release-7",
                        "--target-table",
                        "orders-copy",
                        "--output",
                        "json"))
                .as(probe.err())
                .isZero();
        assertThat(db.tables()).contains("orders-copy");
        assertThat(json().at("/tableName").asText()).isEqualTo("orders-copy");
        assertThat(json().at("/verification/passed").asBoolean()).isTrue();
    }

    /** A token that ends in the middle and cannot be renewed must not end the way to go on with the run. */
    @Test
    void aTokenThatEndsInTheMiddleLeavesTheFileAndTheCommandThatGoesOn() throws IOException {
        db.rules().on("ListBackups").then(Effect.errorBefore("ExpiredTokenException"));
        int code = probe.run(
                "backup",
                "--tables",
                "*",
                "--profile",
                "ops",
                "--endpoint-url",
                db.endpoint().toString());

        assertThat(code).isEqualTo(3);
        assertThat(probe.out())
                .contains("Problem: ListBackups failed: ExpiredTokenException")
                .contains("Stopped in eu-west-1");
        String command = probe.err()
                .lines()
                .filter(line -> line.contains("--resume"))
                .findFirst()
                .orElseThrow();
        Path file;
        try (var files = Files.list(directory.resolve("work"))) {
            file = files.filter(it -> it.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(command).endsWith("backup --resume " + file);

        db.rules().clear();
        assertThat(probe.run("backup", "--resume", file.toString()))
                .as(probe.err())
                .isZero();
        assertThat(db.backups()).hasSize(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatFailsIsNamed() {
        db.rules().on("CreateBackup").table("invoices").then(Effect.denied());
        assertThat(run("backup", "--tables", "*")).isEqualTo(3);
        assertThat(probe.out())
                .contains("invoices  FAILED ", "orders    OK ", "dynamodb:CreateBackup")
                .contains("Partly done: 1 of 2 tables backed up");

        assertThat(run("backup", "--tables", "*", "--min-tables", "3")).isEqualTo(3);
        assertThat(probe.out()).contains("--min-tables", "invoices, orders", "Partly done: 1 of 2 tables backed up");
    }

    @Test
    void pruneKeepsTheNewest() throws IOException {
        Instant now = Instant.now();
        db.seed().backup(BackupSeed.of("orders", now.minus(Duration.ofDays(1))));
        db.seed().backup(BackupSeed.of("orders", now.minus(Duration.ofDays(2))));
        run("backup", "--tables", "orders", "--backup-name", "${TABLE}-${REASON}");
        assertThat(run(
                        "prune",
                        "--tables",
                        "orders",
                        "--keep-last",
                        "1",
                        "--name-pattern",
                        "*",
                        "--all-names",
                        "--dry-run"))
                .as(probe.err())
                .isZero();
        assertThat(probe.out()).contains("Dry run: 2 of 3 backups in eu-west-1 would be deleted");
        assertThat(db.backups()).hasSize(3);
        String[] prune = {
            "--tables", "orders", "--keep-last", "1", "--name-pattern", "*", "--all-names", "--output", "json"
        };
        assertThat(run("prune", prune)).as(probe.err()).isZero();
        assertThat(json().at("/kept/0/name").asText()).isEqualTo("orders-release-7");
        assertThat(json().at("/deleted").size()).isEqualTo(2);
        assertThat(run("prune", "--tables", "orders")).isEqualTo(2);
        assertThat(probe.err()).startsWith("No rule says which backups to keep; set --keep-last, or at least one of");
    }

    @Test
    void aTableThatIsGoneStillListsItsBackups() {
        assertThat(run("backup", "--tables", "orders")).isZero();
        assertThat(run("list", "--tables", "orderz")).isEqualTo(1);
        assertThat(probe.out()).contains("orderz", "No backups of the selected tables in eu-west-1.");
    }

    @Test
    void whatIsWrongWithTheRequestIsSaidInOptions() {
        for (List<String> wrong : List.of(
                List.of(
                        "--tables",
                        "orders",
                        "--timeout-minutes",
                        "0",
                        "--timeout-minutes is 0; it must be 1 or more."),
                List.of("--tables", "orders", "--backup-name", "${NOBODY}", "--backup-name"),
                List.of("--tables", "regex:(", "--min-tables", "1", "--tables"))) {
            assertThat(run("backup", wrong.subList(0, 4).toArray(String[]::new)))
                    .isEqualTo(2);
            assertThat(probe.err()).startsWith(wrong.get(4)).endsWith("See 'dynamodb-backup backup --help'.\n");
        }
        assertThat(probe.run("list", "--profile", "nobody", "--region", "eu-west-1"))
                .isEqualTo(2);
        assertThat(probe.err()).startsWith("--profile 'nobody' is not in the AWS configuration files;");
        assertThat(probe.run("list", "--profile", "ops", "--endpoint-url", "http://me:" + SECRET + "@host"))
                .isEqualTo(2);
        assertThat(probe.err()).startsWith("--endpoint-url ").doesNotContain(SECRET);
    }
}
