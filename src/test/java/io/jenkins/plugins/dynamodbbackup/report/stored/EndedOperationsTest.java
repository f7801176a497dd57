package io.jenkins.plugins.dynamodbbackup.report.stored;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.XStream2;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndedOperationsTest {

    private static final Instant MADE = Reports.BEGAN.plusMillis(123);

    @Test
    void xmlKeepsEverything() {
        EndedOperations operations = new EndedOperations();
        operations.add(EndedBackup.of(
                Reports.backup(
                        List.of(Reports.good("orders", MADE, 12), Reports.failed("customers", "<b>\u00e9 & no.\u0007")),
                        List.of("a pattern matched nothing")),
                true));
        Head doubtful = new Head(
                Verdict.SUCCESS,
                "eu-west-1",
                Reports.BEGAN.plusSeconds(9),
                Reports.BEGAN.plusSeconds(10),
                false,
                List.of(),
                List.of("exclude 'x' matches no table"));
        operations.add(new EndedBackup(doubtful, List.of()));
        operations.add(new EndedPrune(doubtful, false, List.of(), 0));
        operations.add(EndedRestore.of(Reports.restore("orders-restored"), false));
        operations.add(EndedPrune.of(
                Reports.prune(
                        true,
                        Reports.kept("orders", MADE, "newest (minKeep)"),
                        Reports.gone("orders", Reports.BEGAN, Outcome.SKIPPED, "dry run: not deleted.")),
                false));

        assertThat(reread(operations).all()).isEqualTo(operations.all());
    }

    @Test
    void aNightOf2500TablesStaysBelowAMegabyte() {
        EndedOperations operations = new EndedOperations();
        operations.add(EndedBackup.of(
                Reports.backup(
                        IntStream.range(0, 2500)
                                .mapToObj(table -> Reports.good("production-orders-" + table, MADE, 12_345_678))
                                .toList(),
                        List.of()),
                false));
        operations.add(EndedPrune.of(
                Reports.prune(
                        false,
                        IntStream.range(0, 75_000)
                                .mapToObj(number -> Reports.kept(
                                        "production-orders-" + number % 2500, MADE, "one of the newest 30 (keepLast)"))
                                .toArray(PruneResult[]::new)),
                false));

        assertThat(xml(operations).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }

    @Test
    void theSameOperationToldOfAgainTakesThePlaceOfTheFirst() {
        EndedOperations operations = new EndedOperations();
        BackupResult orders = Reports.good("orders", MADE, 12);
        operations.add(EndedBackup.of(Reports.backup(orders), false));
        operations.add(EndedBackup.of(Reports.backup(orders), false));
        operations.add(EndedBackup.of(Reports.backup(Reports.good("customers", MADE, 12)), false));

        assertThat(operations.all()).hasSize(2);
    }

    @Test
    void soItDoesWhenTheFirstWasReadFromTheBuildMeanwhile() {
        Instant began = Instant.parse("2026-03-01T02:00:00.123456789Z");
        EndedOperations operations = new EndedOperations();
        operations.add(new EndedBackup(head(began), List.of()));

        EndedOperations afterACrash = reread(operations);
        afterACrash.add(new EndedBackup(head(began), List.of()));
        afterACrash.add(new EndedBackup(head(began.plusNanos(1)), List.of()));

        assertThat(afterACrash.all()).hasSize(2);
    }

    private static Head head(Instant began) {
        return new Head(Verdict.FAILURE, "eu-west-1", began, began.plusSeconds(1), false, List.of("no tables"));
    }

    @Test
    void aRestoreOfAnEarlierVersionDoesNotTellWhenItsBackupWasMade() {
        EndedOperations operations = new EndedOperations();
        operations.add(EndedRestore.of(Reports.restore("orders-restored", MADE, 4096), false));
        String earlier = xml(operations).replace(" created=\"" + MADE.toEpochMilli() + "\"", "");

        EndedRestore read = (EndedRestore)
                ((EndedOperations) new XStream2().fromXML(earlier)).all().get(0);

        assertThat(((EndedRestore) reread(operations).all().get(0))
                        .source()
                        .orElseThrow()
                        .createdAt())
                .contains(MADE);
        assertThat(read.source().orElseThrow())
                .isEqualTo(new EndedRestore.Source(
                        "orders", Reports.name("orders", MADE), Reports.arn("orders", MADE), 4096, Optional.empty()));
    }

    @Test
    void aLaterVersionsAdditionsArePassedOver() {
        String name = EndedOperations.class.getName();
        String later = "<" + name + "><teleport region='eu-west-1'/></" + name + ">";

        assertThat(((EndedOperations) new XStream2().fromXML(later)).all()).isEmpty();
    }

    @Test
    void whatCannotBeReadTakesNeitherTheOtherOperationsNorTheRestOfTheFileWithIt() {
        EndedOperations operations = new EndedOperations();
        operations.add(
                EndedBackup.of(Reports.backup(Reports.failed("orders", "no"), Reports.good("a", MADE, 1)), false));
        operations.add(EndedRestore.of(Reports.restore("orders-restored"), false));
        String unreadable = new XStream2()
                .toXML(List.of(operations, "what follows"))
                .replace("outcome=\"FAILED\"", "outcome=\"TELEPORTED\"");

        List<?> read = (List<?>) new XStream2().fromXML(unreadable);

        assertThat(read).hasSize(2).last().isEqualTo("what follows");
        assertThat(((EndedOperations) read.get(0)).all())
                .containsExactly(EndedRestore.of(Reports.restore("orders-restored"), false));
    }

    @Test
    void whatCannotStandInXmlIsReplaced() {
        assertThat(Clean.name("a\nb\u001b[31mc\ufffed\ud800e")).isEqualTo("a b [31mc d e");
    }

    @Test
    void aSeparatorOfLinesOrAMarkOfDirectionIsReplaced() {
        assertThat(Clean.name("a\u2028b\u2029c\u0085d\u202ee\u200bf")).isEqualTo("a b c d e f");
    }

    @Test
    void whatWasEditedIntoAStoredBuildIsOneLineToo() {
        EndedOperations operations = new EndedOperations();
        operations.add(EndedBackup.of(Reports.backup(Reports.good("orders", MADE, 1)), false));
        String edited = xml(operations)
                .replace("region=\"eu-west-1\"", "region=\"a&#10;Finished: SUCCESS\"")
                .replace("table=\"orders\"", "table=\"b&#10;Finished: SUCCESS\"");

        EndedBackup read = (EndedBackup)
                ((EndedOperations) new XStream2().fromXML(edited)).all().get(0);

        assertThat(read.head().region()).isEqualTo("a Finished: SUCCESS");
        assertThat(read.rows().get(0).table()).isEqualTo("b Finished: SUCCESS");
    }

    @Test
    void aLongSentenceIsNotCutWithinACharacter() {
        String sentence = "x".repeat(996) + "\ud83d\ude00 and more";

        assertThat(Clean.sentence(sentence)).isEqualTo("x".repeat(996) + "...");
        assertThat(Clean.sentence("x".repeat(1001))).isEqualTo("x".repeat(997) + "...");
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        EndedBackup backup = EndedBackup.of(Reports.backup(Reports.failed("t".repeat(1_000_000), "no")), false);

        assertThat(backup.rows().get(0).table()).hasSize(1100);
        assertThat(backup.rows().get(0).name()).hasSize(1100);
    }

    /** A file that was edited, or that an earlier version wrote. */
    @Test
    void whatIsReadIsOneLineToo() {
        EndedOperations operations = new EndedOperations();
        operations.add(EndedBackup.of(Reports.backup(Reports.failed("TABLE", "WHY")), false));
        operations.add(EndedPrune.of(Reports.prune(false, Reports.gone("TABLE", MADE, Outcome.FAILED, "WHY")), false));
        operations.add(EndedRestore.of(Reports.restore("TABLE"), false));
        String hostile = "x&#x2028;Finished: SUCCESS&#x202e;y&#xa;z";
        String file = new XStream2()
                .toXML(operations)
                .replace("TABLE", hostile)
                .replace("WHY", hostile)
                .replace("eu-west-1", hostile);

        EndedOperations read = (EndedOperations) new XStream2().fromXML(file);

        assertThat(read.all()).hasSize(3);
        assertThat(read.all().toString()).contains("x Finished: SUCCESS y z");
        assertThat(OneLine.is(read.all().toString())).isTrue();
    }

    @Test
    void whatToDoIsNotCutOffWhatAwsSaid() {
        AwsError denied = new AwsError(
                ErrorKind.ACCESS_DENIED,
                "AccessDeniedException",
                "User: arn:aws:sts::111122223333:assumed-role/production-jenkins-controller-backups/nightly-backup-of-all"
                        + "-tables-42 is not authorized to perform: dynamodb:CreateBackup on resource: arn:aws:dynamodb:"
                        + "eu-west-1:111122223333:table/production-customer-orders because no identity-based policy "
                        + "allows the dynamodb:CreateBackup action",
                ApiOperation.CREATE_BACKUP,
                "");
        BackupResult failed = Reports.failed("orders", "no backup was made: " + denied.reason());
        EndedBackup backup = EndedBackup.of(Reports.backup(List.of(failed), List.of(denied.sentence())), false);

        assertThat(backup.rows().get(0).why()).isEqualTo("no backup was made: " + denied.reason());
        assertThat(backup.rows().get(0).why())
                .contains("Allow dynamodb:CreateBackup")
                .endsWith(".");
        assertThat(backup.head().problems()).containsExactly(denied.sentence());
    }

    @Test
    void keptBackupsBeyondTheLimitAreCounted() {
        EndedPrune prune = EndedPrune.of(
                Reports.prune(
                        false,
                        IntStream.range(0, EndedPrune.KEPT_LISTED + 7)
                                .mapToObj(number ->
                                        Reports.kept("orders", MADE.plus(Duration.ofMinutes(number)), "newest"))
                                .toArray(PruneResult[]::new)),
                false);

        assertThat(prune.unlisted()).isEqualTo(7);
        assertThat(prune.kept()).isEqualTo(EndedPrune.KEPT_LISTED + 7);
    }

    private static EndedOperations reread(EndedOperations operations) {
        return (EndedOperations) new XStream2().fromXML(xml(operations));
    }

    private static String xml(EndedOperations operations) {
        return new XStream2().toXML(operations);
    }
}
