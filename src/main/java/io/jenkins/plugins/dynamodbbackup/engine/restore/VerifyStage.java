package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.CountCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.SchemaCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CountItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceMessages;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Verifies the restored table to the requested level, and ends the restore. */
final class VerifyStage extends FinishStage {

    static final String NAME = "verify";

    private static final int SEGMENTS = 8;

    /** Auto scaling changes the capacity as soon as it is applied. */
    private static final Set<String> OF_CAPACITY = Set.of("restore.differs.capacity", "restore.index.capacity");

    private final VerifyLevel level;
    private final List<Message> findings = new ArrayList<>();
    private Optional<Message> compared = Optional.empty();
    private boolean schemaDiffers;

    VerifyStage(RestoreOperation run) {
        super(run, NAME);
        this.level = run.request().source() instanceof RestoreSource.SettingsText
                ? VerifyLevel.NONE
                : run.request().verify();
    }

    private ChosenSource chosen() {
        return run.progress().chosen();
    }

    private SourceTable source() {
        return chosen().table();
    }

    @Override
    void saw(TableDetails table) {
        if (level.check() == VerifyLevel.Check.NONE) {
            end(Verdict.SUCCESS, Outcome.OK, Optional.empty());
            return;
        }
        status(Message.of("restore.status.checking", run.target()));
        checkSchema(table);
        if (level.check() == VerifyLevel.Check.SCHEMA) {
            conclude(Verdict.SUCCESS, Outcome.OK, Optional.empty());
        } else if (run.late()) {
            tooLate();
        } else {
            status(counting(table.name()));
            count(table.name(), regions().target(), either(this::lookAtSource, this::notCounted));
        }
    }

    private void checkSchema(TableDetails table) {
        try {
            RestorePlan plan = run.progress().plan();
            SchemaCheck.findings(plan, source(), table).stream()
                    .filter(finding -> !(OF_CAPACITY.contains(finding.key()) && SettingsSources.scaled(run.progress())))
                    .forEach(findings::add);
            Argument scope = SchemaCheck.scope(plan, source());
            schemaDiffers = !findings.isEmpty();
            compared = Optional.of(Message.of(schemaDiffers ? "restore.compared" : "restore.compared.same", scope));
        } catch (BadRequestException changed) {
            throw new IllegalStateException("a plan that was carried out cannot be made any more", changed);
        }
    }

    private Regions regions() {
        return run.progress().regions();
    }

    private void count(String name, String region, Consumer<Answer<Long>> then) {
        CountItems.submit(run.aws(), name, region, SEGMENTS, run.deadline(), run.current(run.unlessLeft(then)));
    }

    private void notCounted(AwsError error) {
        if (run.late()) {
            tooLate();
        } else {
            findings.add(Message.of("restore.count.failed", error.sentence()));
            conclude(Verdict.FAILURE, Outcome.FAILED, Optional.empty());
        }
    }

    private static Message counting(String table) {
        return Message.of("restore.status.counting", Argument.table(table));
    }

    private void lookAtSource(long restored) {
        run.ask(
                DescribeTable.of(source().name()).in(regions().source()),
                either(live -> sawSource(restored, live), error -> judge(restored, notSeen(error))));
    }

    private CountCheck.Live notSeen(AwsError error) {
        return error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                ? new CountCheck.Live.NotComparable(Message.of("restore.count.gone", Argument.table(source().name())))
                : new CountCheck.Live.Failed(error.sentence());
    }

    private void sawSource(long restored, TableDetails live) {
        if (!live.id().equals(source().id())) {
            judge(
                    restored,
                    new CountCheck.Live.NotComparable(
                            Message.of("restore.count.newTable", Argument.table(live.name()))));
        } else {
            status(counting(live.name()));
            count(
                    live.name(),
                    regions().source(),
                    answer -> judge(
                            restored,
                            answer.fold(
                                    CountCheck.Live.Counted::new,
                                    error -> new CountCheck.Live.Failed(error.sentence()))));
        }
    }

    private void judge(long restored, CountCheck.Live live) {
        CountCheck check = CountCheck.of(restored, chosen(), live);
        check.finding().ifPresent(findings::add);
        compared = compared.map(schema -> schema.and(check.message()));
        conclude(check.verdict(), Outcome.OK, Optional.of(restored));
    }

    private void tooLate() {
        findings.add(Message.of("restore.count.timeout"));
        conclude(Verdict.FAILURE, Outcome.TIMED_OUT, Optional.empty());
    }

    /** Findings about the schema weigh more than what the count says. */
    private void conclude(Verdict byCount, Outcome outcome, Optional<Long> items) {
        Verdict verdict = schemaDiffers ? Verdict.FAILURE : byCount;
        Verification verification = new Verification(level, findings, items, compared.orElseThrow());
        run.say(verification.message());
        findings.forEach(run::say);
        end(verdict, findings.isEmpty() || outcome != Outcome.OK ? outcome : Outcome.FAILED, Optional.of(verification));
    }

    private void end(Verdict verdict, Outcome outcome, Optional<Verification> verification) {
        Message done = done();
        Message message = findings.stream()
                .reduce(Message::and)
                .map(found -> Message.of(
                        verdict == Verdict.FAILURE ? "restore.notVerified" : "restore.verifiedInPart", done, found))
                .orElse(done);
        Optional<Message> notApplied = SettingsSources.notApplied(run.progress());
        run.end(
                notApplied.isPresent() && verdict == Verdict.SUCCESS ? Verdict.UNSTABLE : verdict,
                outcome,
                notApplied
                        .map(failed -> Message.of("restore.lacksSettings", message, failed))
                        .orElse(message),
                verification);
    }

    private Message done() {
        Duration time = Duration.between(run.progress().startedAt(), run.now());
        return run.request().toExistingTable()
                ? Message.of("restore.settings.done", run.target(), time)
                : SourceMessages.done(chosen(), run.targetTable(), time);
    }
}
