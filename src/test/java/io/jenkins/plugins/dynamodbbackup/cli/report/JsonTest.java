package io.jenkins.plugins.dynamodbbackup.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.cli.Reports;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports as programs read them. The keys are a promise: docs/command-line.md lists them. */
class JsonTest {

    private static <R> JsonNode json(ReportView<R> view, R report) throws JsonProcessingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Format.JSON.print(new PrintStream(bytes, true, StandardCharsets.US_ASCII), view, report, Optional.of("again"));
        JsonNode node = new ObjectMapper().readTree(bytes.toString(StandardCharsets.US_ASCII));
        assertThat(node.get("resume").asText()).isEqualTo("again");
        return node;
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void backup() throws JsonProcessingException {
        assertThat(json(
                        new BackupView(),
                        Reports.backup(
                                Verdict.UNSTABLE,
                                List.of(Reports.failed("invoices"), Reports.ok("orders", 12)),
                                "naïve")))
                .isEqualTo(tree("""
                {"command": "backup", "result": "UNSTABLE", "partial": true, "region": "eu-west-1",
                 "startedAt": "2026-11-22T16:38:00.123Z", "finishedAt": "2026-11-22T16:38:14.123Z", "seconds": 14,
                 "backups": [{"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001",
                   "name": "orders20261122T163800", "status": "AVAILABLE", "createdAt": "2026-11-22T16:38:00.123Z",
                   "sizeBytes": 12, "outcome": "OK", "sentence": "backup orders20261122T163800 is AVAILABLE.",
                   "key": "backup.available", "duplicates": []}],
                 "failures": [{"table": "invoices",
                   "reason": "CreateBackup failed: AccessDeniedException. Allow dynamodb:CreateBackup.",
                   "key": "foreign", "outcome": "FAILED", "name": "invoices20261122T163800", "arn": null, "status": null,
                   "duplicates": []}],
                 "problems": ["naïve"], "warnings": [], "resume": "again"}
                """));
    }

    @Test
    void theSettingsOfARestore() throws JsonProcessingException {
        assertThat(json(new RestoreView(), Reports.withSettings(Reports.restoreDone()))
                        .path("settings"))
                .isEqualTo(tree("""
                {"origin": "LIVE_TABLE",
                 "source": "The backup has no settings file, so the settings come from table 'orders', which still exists.",
                 "results": [
                   {"name": "tags", "original": "2 tags", "restored": "2 tags", "result": "applied", "reason": null, "reasonKey": null},
                   {"name": "ttl", "original": "expires", "restored": "-", "result": "failed",
                    "reason": "the timeout expired before it was applied.", "reasonKey": "settings.timeout"}]}
                """));
    }

    @Test
    void restore() throws JsonProcessingException {
        assertThat(json(new RestoreView(), Reports.restoreDone())).isEqualTo(tree("""
                {"command": "restore", "result": "SUCCESS", "partial": false, "region": "eu-west-1",
                 "startedAt": "2026-11-22T16:38:00.123Z", "finishedAt": "2026-11-22T17:40:05.123Z", "seconds": 3725,
                 "outcome": "OK", "sentence": "Table 'orders-restored' is ACTIVE.", "key": "restore.active",
                 "tableName": "orders-restored",
                 "tableArn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders-restored",
                 "source": {"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001",
                   "name": "orders-nightly-1", "status": "AVAILABLE", "type": "USER",
                   "createdAt": "2026-11-21T16:38:00.123Z", "sizeBytes": 1000},
                 "dryRun": false, "preview": [], "previewKeys": [],
                 "verification": {"level": "schema", "passed": true, "findings": [], "findingKeys": [],
                   "countedItems": null, "sentence": "Compared keys: all as recorded or requested.",
                   "key": "restore.compared.same"},
                 "notes": [], "noteKeys": [], "settings": null,
                 "mode": "new", "comparison": null, "plan": null, "written": null, "safetyBackup": null,
                 "temporaryTable": null, "drill": null, "resume": "again"}
                """));
    }

    @Test
    void aRollBackInPlace() throws JsonProcessingException {
        JsonNode json = json(new RestoreView(), Reports.rolledBack());
        assertThat(json.path("mode").asText()).isEqualTo("inPlace");
        assertThat(json.path("comparison")).isEqualTo(tree("""
                {"items": 7, "of": 7, "sampled": false, "missing": 1, "extra": 0, "changed": 1,
                 "examples": [{"kind": "changed", "key": "{\\"id\\":{\\"S\\":\\"a\\"}}", "attributes": ["price"]}],
                 "file": "orders-differences.jsonl"}
                """));
        assertThat(json.path("plan")).isEqualTo(tree("{\"puts\": 2, \"deletes\": 0, \"writeUnits\": 3}"));
        assertThat(json.path("written")).isEqualTo(tree("""
                {"written": 1, "deleted": 0, "left": 1,
                 "examples": [{"key": "{\\"id\\":{\\"S\\":\\"a\\"}}", "reason": "The item changed after the comparison.",
                   "reasonKey": "compare.left.changed"}],
                 "file": "orders-left.jsonl"}
                """));
        assertThat(json.path("safetyBackup")).isEqualTo(tree("{\"name\": \"orders-before\", \"arn\": \"arn:b\"}"));
        assertThat(json.path("temporaryTable")).isEqualTo(tree("{\"table\": \"orders-in-place\", \"exists\": false}"));
    }

    @Test
    void aDryRunOfARestoreToAPointInTime() throws JsonProcessingException {
        assertThat(json(new RestoreView(), Reports.preview())).isEqualTo(tree("""
                {"command": "restore", "result": "SUCCESS", "partial": false, "region": "eu-west-1",
                 "startedAt": "2026-11-22T16:38:00.123Z", "finishedAt": "2026-11-22T16:38:03.123Z", "seconds": 3,
                 "outcome": "SKIPPED", "sentence": "Dry run: nothing was restored. A restore would create table 'orders-restored'.",
                 "key": "restore.preview", "tableName": "orders-restored", "tableArn": null,
                 "source": {"table": "orders", "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
                   "pointInTime": "2026-11-22T16:33:00Z", "sizeBytes": 4096},
                 "dryRun": true,
                 "preview": ["Overrides: none. Billing mode, capacity, indexes and encryption are those of the source.",
                   "Target: table 'orders-restored'; the name is free."],
                 "previewKeys": ["restore.preview.noOverrides", "restore.preview.free"],
                 "verification": null, "notes": [], "noteKeys": [], "settings": null,
                 "mode": "new", "comparison": null, "plan": null, "written": null, "safetyBackup": null,
                 "temporaryTable": null, "drill": null, "resume": "again"}
                """));
    }

    @Test
    void compare() throws JsonProcessingException {
        assertThat(json(new CompareView(), Reports.compareDiffers())).isEqualTo(tree("""
                {"command": "compare", "result": "UNSTABLE", "partial": true, "region": "eu-west-1",
                 "startedAt": "2026-11-22T16:38:00.123Z", "finishedAt": "2026-11-22T16:39:01.123Z", "seconds": 61,
                 "outcome": "OK", "sentence": "The items were compared.", "key": "foreign",
                 "left": {"table": "orders-restored", "region": "eu-west-1", "items": 2310442, "readUnits": 9025.5},
                 "right": {"table": "orders", "region": "eu-west-3", "items": 2310440, "readUnits": 9025.0},
                 "compared": 2310442, "estimate": 2310442, "sample": null, "share": "1/1", "keys": [],
                 "missing": 2, "extra": 0, "changed": 1, "differences": "/tmp/orders.jsonl",
                 "examples": [
                   {"difference": "missing", "key": {"id": {"S": "a"}},
                    "left": "00112233445566778899aabbccddeeff", "leftBytes": 12},
                   {"difference": "changed", "key": {"id": {"S": "b"}}, "attributes": ["price"],
                    "left": "00112233445566778899aabbccddeeff", "leftBytes": 12,
                    "right": "10112233445566778899aabbccddeeff", "rightBytes": 13}],
                 "resume": "again"}
                """));
    }

    @Test
    void prune() throws JsonProcessingException {
        assertThat(json(
                        new PruneView(),
                        Reports.prune(
                                Verdict.FAILURE,
                                false,
                                Reports.kept(1),
                                Reports.gone(2, Outcome.OK),
                                Reports.gone(3, Outcome.FAILED))))
                .isEqualTo(tree("""
                {"command": "prune", "result": "FAILURE", "partial": true, "region": "eu-west-1",
                 "startedAt": "2026-11-22T16:38:00.123Z", "finishedAt": "2026-11-22T16:38:02.123Z", "seconds": 2,
                 "dryRun": false,
                 "kept": [{"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001",
                   "name": "orders-nightly-1", "status": "AVAILABLE", "type": "USER",
                   "createdAt": "2026-11-22T15:38:00.123Z", "sizeBytes": 500, "reason": "newest 1", "key": "foreign"}],
                 "deleted": [{"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000002",
                   "name": "orders-nightly-2", "status": "AVAILABLE", "type": "USER",
                   "createdAt": "2026-11-10T16:38:00.123Z", "sizeBytes": 2000000, "reason": "no rule keeps it",
                   "key": "foreign"}],
                 "failures": [{"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000003",
                   "name": "orders-nightly-3", "status": "AVAILABLE", "type": "USER",
                   "createdAt": "2026-11-10T16:38:00.123Z", "sizeBytes": 2000000, "outcome": "FAILED",
                   "reason": "DeleteBackup failed: BackupInUseException.", "key": "foreign"}],
                 "freedBytes": 2000000, "problems": [], "warnings": [], "resume": "again"}
                """));
    }

    @Test
    void list() throws JsonProcessingException {
        CatalogueReport list = Reports.catalogue(
                Verdict.SUCCESS, List.of(Reports.summary("orders", 1, Reports.START.minusSeconds(5), 7)));
        assertThat(json(new CatalogueView(false), list)).isEqualTo(tree("""
                {"command": "list", "result": "SUCCESS", "region": "eu-west-1", "listedAt": "2026-11-22T16:38:00.123Z",
                 "backups": [{"table": "orders",
                   "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001",
                   "name": "orders-nightly-1", "status": "AVAILABLE", "type": "USER",
                   "createdAt": "2026-11-22T16:37:55.123Z", "sizeBytes": 7, "ageSeconds": 5}],
                 "sizeBytes": 7, "problems": [], "warnings": [], "resume": "again"}
                """));
    }
}
