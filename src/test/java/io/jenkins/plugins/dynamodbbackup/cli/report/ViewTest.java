package io.jenkins.plugins.dynamodbbackup.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.cli.Reports;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports as people read them. */
class ViewTest {

    private static final String NOTE =
            "Size '-': AWS's statistics, which lag about six hours, say 0. That says nothing about the content.\n";

    @Test
    void aBackupThatIsPartlyDone() {
        assertThat(new BackupView()
                        .text(Reports.backup(
                                Verdict.FAILURE,
                                List.of(
                                        Reports.failed("invoices"),
                                        Reports.ok("orders", 1_234_567_890L),
                                        Reports.ok("new", 0)),
                                "no table named 'orderz'")))
                .isEqualTo(
                        """
                TABLE     RESULT  BACKUP                 STATUS     CREATED (UTC)         SIZE
                invoices  FAILED  -                      -          -                     -
                orders    OK      orders20261122T163800  AVAILABLE  2026-11-22T16:38:00Z  1.1 GiB
                new       OK      new20261122T163800     AVAILABLE  2026-11-22T16:38:00Z  -

                Problem: no table named 'orderz'
                invoices: CreateBackup failed: AccessDeniedException. Allow dynamodb:CreateBackup.
                """
                                + NOTE
                                + "\n"
                                + "Partly done: 2 of 3 tables backed up in eu-west-1 within 14 s, with 1 problem listed above.\n");
    }

    @Test
    void aBackupThatMayStillBecomeOne() {
        BackupResult late = new BackupResult(
                "orders",
                Outcome.TIMED_OUT,
                Message.foreign("not AVAILABLE in time."),
                "orders1",
                Optional.of(Reports.backupArn("orders", 1)),
                Optional.of("CREATING"),
                Optional.of(Reports.START),
                5,
                List.of(Reports.backupArn("orders", 2)));
        assertThat(new BackupView().text(Reports.backup(Verdict.FAILURE, List.of(late))))
                .isEqualTo("""
                TABLE   RESULT     BACKUP   STATUS    CREATED (UTC)         SIZE
                orders  TIMED_OUT  orders1  CREATING  2026-11-22T16:38:00Z  5 B

                orders: not AVAILABLE in time.
                  arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001
                orders: a request got no response; other backups with the same name, created by that request or another run: \
                arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000002

                Failed: 0 of 1 table backed up in eu-west-1 within 14 s.
                """);
    }

    @Test
    void theLastLineOfABackup() {
        assertThat(last(Verdict.SUCCESS))
                .isEqualTo(
                        "Done: 1 of 1 table backed up in eu-west-1 within 14 s; AWS reports every backup AVAILABLE.");
        assertThat(last(Verdict.REQUESTED))
                .isEqualTo("Requested: 1 backup in eu-west-1 within 14 s; not confirmed AVAILABLE.");
        assertThat(last(Verdict.ABORTED))
                .isEqualTo(
                        "Stopped in eu-west-1 within 14 s: 1 of 1 table backed up; AWS completes the requests that it has accepted.");
    }

    private static String last(Verdict verdict) {
        String text = new BackupView().text(Reports.backup(verdict, List.of(Reports.ok("orders", 1))));
        return text.lines().reduce((first, second) -> second).orElseThrow();
    }

    @Test
    void aSelectionOfNothing() {
        assertThat(new BackupView().text(Reports.backup(Verdict.FAILURE, List.of(), "no table matches 'x-*'")))
                .isEqualTo(
                        "Problem: no table matches 'x-*'\n\nFailed: nothing was backed up in eu-west-1 within 14 s.\n");
    }

    @Test
    void aRollBackInPlace() {
        assertThat(new RestoreView().text(Reports.rolledBack())).contains("""
                Safety backup orders-before
                              arn:b
                Comparison    7 items compared: 1 missing, 0 extra, 1 changed
                              - changed {"id":{"S":"a"}}
                              orders-differences.jsonl
                Plan          2 puts, 0 deletes, about 3 write units
                Written       1 put, 0 deleted, 1 left
                              - left {"id":{"S":"a"}}: The item changed after the comparison.
                              orders-left.jsonl
                """).doesNotContain("still exists");
        assertThat(new RestoreView().exitCode(Reports.rolledBack())).isEqualTo(3);
    }

    @Test
    void aRestoreThatWasStopped() {
        assertThat(new RestoreView()
                        .text(Reports.restore(
                                Verdict.ABORTED,
                                Outcome.TIMED_OUT,
                                Message.of(
                                        "restore.continues",
                                        Argument.table("orders-restored"),
                                        Argument.parameter("backupArn"),
                                        Argument.arn("arn"),
                                        Argument.parameter("targetTable")),
                                Optional.empty(),
                                List.of())))
                .endsWith("\nStopped after 1 h 2 min in eu-west-1: AWS continues to restore into table"
                        + " 'orders-restored', which cannot be canceled. To wait for it, run the restore again while the"
                        + " table is CREATING, with --backup-arn arn and --target-table 'orders-restored'.\n");
    }

    @Test
    void aRestore() {
        assertThat(new RestoreView()
                        .text(Reports.restore(
                                Verdict.FAILURE,
                                Outcome.FAILED,
                                Message.of("restore.active", Argument.table("orders-restored")),
                                Optional.of(new Verification(
                                        VerifyLevel.COUNT,
                                        List.of(Message.of("restore.index.missing", "by-date")),
                                        Optional.of(5L),
                                        Message.of("restore.compared", Message.of("restore.schema.indexes")))),
                                List.of(Message.of(
                                        "restore.capacity.missing",
                                        Argument.parameter("billingMode"),
                                        Argument.parameter("readCapacity"),
                                        Argument.parameter("writeCapacity"))))))
                .isEqualTo("""
                Table         orders-restored
                              arn:aws:dynamodb:eu-west-1:111122223333:table/orders-restored
                From backup   orders-nightly-1 of orders, created 2026-11-21T16:38:00Z
                              arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795366865123-00000001
                Verification  count: Compared indexes.
                              - Index 'by-date' is missing.
                Note          --billing-mode PROVISIONED needs --read-capacity and --write-capacity: the source is an on-demand table, which has no capacity.

                Partly done after 1 h 2 min in eu-west-1: Table 'orders-restored' is ACTIVE.
                """);
    }

    @Test
    void aDryRunOfARestoreToAPointInTime() {
        assertThat(new RestoreView().text(Reports.preview())).isEqualTo("""
                Target table  orders-restored
                From table    orders as of 2026-11-22T16:33:00Z
                              arn:aws:dynamodb:eu-west-1:111122223333:table/orders
                Preview       Overrides: none. Billing mode, capacity, indexes and encryption are those of the source.
                Preview       Target: table 'orders-restored'; the name is free.

                Done after 3 s in eu-west-1: Dry run: nothing was restored. A restore would create table 'orders-restored'.
                """);
    }

    @Test
    void theSettingsOfARestore() {
        assertThat(new RestoreView().text(Reports.withSettings(Reports.restoreDone())))
                .contains("""
                Settings      The backup has no settings file, so the settings come from table 'orders', which still exists.
                              Setting  Original  Restored  Result
                              tags     2 tags    2 tags    applied
                              ttl      expires   -         failed: the timeout expired before it was applied.
                """);
    }

    @Test
    void aPrune() {
        assertThat(new PruneView()
                        .text(Reports.prune(
                                Verdict.FAILURE,
                                false,
                                Reports.kept(1),
                                Reports.gone(2, Outcome.OK),
                                Reports.gone(3, Outcome.FAILED))))
                .isEqualTo("""
                TABLE   BACKUP            CREATED (UTC)         AGE      SIZE     RESULT   WHY
                orders  orders-nightly-1  2026-11-22T15:38:00Z  1 h      500 B    kept     newest 1
                orders  orders-nightly-2  2026-11-10T16:38:00Z  12 days  1.9 MiB  deleted  no rule keeps it
                orders  orders-nightly-3  2026-11-10T16:38:00Z  12 days  1.9 MiB  FAILED   no rule keeps it

                orders, orders-nightly-3: DeleteBackup failed: BackupInUseException.

                Partly done: 1 of 3 backups in eu-west-1 deleted, 1.9 MiB freed, within 2 s.
                """);
    }

    @Test
    void aDeletionThatIsNotConfirmedIsShownAsRequested() {
        assertThat(new PruneView().text(Reports.prune(Verdict.ABORTED, false, Reports.gone(2, Outcome.UNCONFIRMED))))
                .contains("  1.9 MiB  requested  no rule keeps it\n");
    }

    @Test
    void aPruneThatKeepsTooManyToRead() {
        PruneResult[] results =
                Stream.generate(() -> Reports.kept(1)).limit(501).toArray(PruneResult[]::new);
        results[500] = Reports.gone(2, Outcome.OK);
        assertThat(new PruneView().text(Reports.prune(Verdict.SUCCESS, false, results)))
                .contains("  kept  ");
        results = Arrays.copyOf(results, 502);
        results[501] = Reports.kept(3);
        assertThat(new PruneView().text(Reports.prune(Verdict.SUCCESS, false, results)))
                .doesNotContain("  kept  ")
                .contains("  deleted  ", "501 kept backups are not shown; --output json lists all of them.\n");
    }

    /** The reason is one; the backups may be thousands. */
    @Test
    void aPruneThatIsRefusedWhole() {
        PruneResult[] left =
                Stream.generate(() -> Reports.gone(2, Outcome.SKIPPED)).limit(3).toArray(PruneResult[]::new);
        assertThat(new PruneView().text(Reports.prune(Verdict.FAILURE, false, left)))
                .containsOnlyOnce("BackupInUseException")
                .contains("  skipped  ", "\n3 backups: DeleteBackup failed: BackupInUseException.\n");
        left = Stream.generate(() -> Reports.gone(2, Outcome.SKIPPED))
                .limit(5000)
                .toArray(PruneResult[]::new);
        assertThat(new PruneView().text(Reports.prune(Verdict.FAILURE, false, left)))
                .hasLineCount(4)
                .contains("5000 skipped backups are not shown; --output json lists all of them.\n");
    }

    @Test
    void warningsAreShownBelowTheTable() {
        PruneReport sound = Reports.prune(Verdict.SUCCESS, false, Reports.kept(1));
        PruneReport report = new PruneReport(
                sound.verdict(),
                sound.region(),
                false,
                sound.startedAt(),
                sound.finishedAt(),
                sound.results(),
                List.of(),
                List.of(Message.of(
                        "sentences",
                        Argument.parameter("namePattern"),
                        "'x-*' matches no backup of the selected tables.")));

        assertThat(new PruneView().text(report))
                .contains("\n\nWarning: --name-pattern 'x-*' matches no backup of the selected tables.\n\nDone: ");
        assertThat(new PruneView().exitCode(report)).isZero();
        assertThat(((PruneDocument) new PruneView().json(report)).warnings())
                .containsExactly("--name-pattern 'x-*' matches no backup of the selected tables.");
    }

    @Test
    void aDryRun() {
        assertThat(new PruneView().text(Reports.prune(Verdict.SUCCESS, true, Reports.gone(2, Outcome.SKIPPED))))
                .contains("  would be deleted  ")
                .endsWith("Dry run: 1 of 1 backup in eu-west-1 would be deleted and free 1.9 MiB; nothing was"
                        + " deleted.\n");
    }

    @Test
    void aList() {
        CatalogueReport list = Reports.catalogue(
                Verdict.FAILURE,
                List.of(
                        Reports.summary("orders", 2, Reports.START.minusSeconds(60), 1000),
                        Reports.summary("orders", 1, Reports.START.minusSeconds(7200), 999),
                        Reports.summary("stock", 1, Reports.START.minusSeconds(40), 0)),
                "no table named 'orderz'");
        assertThat(new CatalogueView(false).text(list))
                .isEqualTo("""
                TABLE   BACKUP            CREATED (UTC)         AGE    SIZE    STATUS     TYPE
                orders  orders-nightly-2  2026-11-22T16:37:00Z  1 min  1000 B  AVAILABLE  USER
                orders  orders-nightly-1  2026-11-22T14:38:00Z  2 h    999 B   AVAILABLE  USER
                stock   stock-nightly-1   2026-11-22T16:37:20Z  40 s   -       AVAILABLE  USER

                """
                        + NOTE + "Problem: no table named 'orderz'\n3 backups of 2 tables in eu-west-1, 2.0 KiB.\n");
        assertThat(new CatalogueView(true).text(list))
                .contains("TYPE  ARN\n", "USER  " + Reports.backupArn("stock", 1));
        assertThat(new CatalogueView(false).text(Reports.catalogue(Verdict.SUCCESS, List.of())))
                .isEqualTo("No backups of the selected tables in eu-west-1.\n");
        assertThat(new CatalogueView(false).text(Reports.notListed("ListBackups failed.")))
                .isEqualTo("Problem: ListBackups failed.\n"
                        + "The backups in eu-west-1 could not be listed. There may still be backups.\n");
    }

    @Test
    void tablesThatDiffer() {
        CompareView view = new CompareView();
        assertThat(view.text(Reports.compareDiffers())).isEqualTo("""
                TABLE            REGION     ITEMS READ  READ UNITS
                orders-restored  eu-west-1   2,310,442       9,026
                orders           eu-west-3   2,310,440       9,025

                missing: {"id":{"S":"a"}}
                changed: {"id":{"S":"b"}} (attributes 'price')
                1 more
                All differences: /tmp/orders.jsonl

                Done after 1 min 1 s: The items were compared.
                """);
        assertThat(view.exitCode(Reports.compareDiffers())).isEqualTo(3);
    }

    @Test
    void tablesThatAreEqual() {
        CompareView view = new CompareView();
        CompareReport equal = Reports.compareDone(Verdict.SUCCESS, ComparisonCounts.NONE, List.of());
        assertThat(view.text(equal)).endsWith("\n\nDone after 1 min 1 s: The items were compared.\n");
        assertThat(view.exitCode(equal)).isZero();
    }
}
