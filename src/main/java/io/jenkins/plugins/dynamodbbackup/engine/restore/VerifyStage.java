package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CountItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks the restored table as far as the user wishes, and ends the restore. */
final class VerifyStage extends FinishStage {

    static final String NAME = "verify";

    private static final int SEGMENTS = 8;

    private final VerifyLevel level;
    private final List<String> findings = new ArrayList<>();
    private String schema = "";
    private boolean schemaDiffers;

    VerifyStage(RestoreOperation run) {
        super(run, NAME);
        this.level = run.request().verify();
    }

    private BackupSummary source() {
        return run.progress().chosen().summary();
    }

    @Override
    void saw(TableDetails table) {
        if (level == VerifyLevel.NONE) {
            end(Verdict.SUCCESS, Outcome.OK, Optional.empty());
            return;
        }
        status("checking table " + table.name());
        checkSchema(table);
        if (level == VerifyLevel.SCHEMA) {
            conclude(Verdict.SUCCESS, Outcome.OK, Optional.empty(), "");
        } else if (run.late()) {
            tooLate();
        } else {
            status("counting the items of table " + table.name());
            count(table.name(), this::counted);
        }
    }

    private void checkSchema(TableDetails table) {
        RestoreProgress progress = run.progress();
        try {
            RestorePlan plan =
                    RestorePlan.of(progress.request().overrides(), progress.chosen(), progress.targetTable());
            findings.addAll(SchemaCheck.findings(plan, progress.chosen(), table));
            String scope = SchemaCheck.scope(plan, progress.chosen());
            schemaDiffers = !findings.isEmpty();
            schema = "Compared " + scope + (schemaDiffers ? "." : ": all as recorded or asked for.");
        } catch (BadRequestException changed) {
            throw new IllegalStateException("a plan that was carried out cannot be made any more", changed);
        }
    }

    private void count(String name, Consumer<Answer<Long>> then) {
        CountItems.submit(run.aws(), name, SEGMENTS, run.deadline(), run.current(run.unlessLeft(then)));
    }

    private void counted(Answer<Long> answer) {
        if (answer instanceof Answer.Value<Long> items) {
            lookAtSource(items.value());
        } else {
            AwsError error = ((Answer.Failed<Long>) answer).error();
            if (run.late()) {
                tooLate();
            } else {
                findings.add("The items of the restored table could not be counted: " + error.sentence());
                conclude(Verdict.FAILURE, Outcome.FAILED, Optional.empty(), "");
            }
        }
    }

    private void lookAtSource(long restored) {
        run.ask(DescribeTable.of(source().tableName()), answer -> {
            if (answer instanceof Answer.Value<TableDetails> live) {
                sawSource(restored, live.value());
            } else {
                AwsError error = ((Answer.Failed<TableDetails>) answer).error();
                judge(
                        restored,
                        error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                                ? new CountCheck.Live.NotComparable("table '" + source().tableName() + "' is gone")
                                : new CountCheck.Live.Failed(error.sentence().toString()));
            }
        });
    }

    private void sawSource(long restored, TableDetails live) {
        if (!live.id().equals(source().tableId())) {
            judge(restored, new CountCheck.Live.NotComparable("table '" + live.name() + "' was made anew since"));
        } else {
            status("counting the items of table " + live.name());
            count(
                    live.name(),
                    answer -> judge(
                            restored,
                            answer.fold(
                                    CountCheck.Live.Counted::new,
                                    error -> new CountCheck.Live.Failed(
                                            error.sentence().toString()))));
        }
    }

    private void judge(long restored, CountCheck.Live live) {
        CountCheck check = CountCheck.of(restored, run.progress().chosen().itemCount(), live);
        check.finding().ifPresent(findings::add);
        conclude(check.verdict(), Outcome.OK, Optional.of(restored), check.sentence());
    }

    private void tooLate() {
        findings.add("The items were not counted: the time was over.");
        conclude(Verdict.FAILURE, Outcome.TIMED_OUT, Optional.empty(), "");
    }

    /** Findings about the schema weigh more than what the count says. */
    private void conclude(Verdict byCount, Outcome outcome, Optional<Long> items, String counted) {
        Verdict verdict = schemaDiffers ? Verdict.FAILURE : byCount;
        Verification verification =
                new Verification(level, findings, items, counted.isEmpty() ? schema : schema + " " + counted);
        run.say(verification.sentence());
        findings.forEach(run::say);
        end(verdict, findings.isEmpty() || outcome != Outcome.OK ? outcome : Outcome.FAILED, Optional.of(verification));
    }

    private void end(Verdict verdict, Outcome outcome, Optional<Verification> verification) {
        String restored = "Table " + run.target() + " was restored from backup '" + source().name() + "' of table '"
                + source().tableName() + "', made " + Times.iso(source().createdAt());
        String took = Times.span(Duration.between(run.progress().startedAt(), run.now()));
        String found = String.join(" ", findings);
        String sentence = verdict == Verdict.FAILURE
                ? restored + ", and is there, but did not pass its verification: " + found
                        + " Look at it before you use it."
                : restored + ", in " + took + "." + (found.isEmpty() ? "" : " " + found);
        run.end(verdict, outcome, sentence, verification);
    }
}
