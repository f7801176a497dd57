package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CountItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonMessages;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.CountCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.SchemaCheck;
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
    private final ItemComparison items;
    private boolean schemaDiffers;

    VerifyStage(RestoreOperation run) {
        super(run, NAME);
        this.items = new ItemComparison(run, this::compared, this::notCompared);
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
        } else if (level.check() != VerifyLevel.Check.COUNT) {
            compareItems(table);
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

    private void compareItems(TableDetails table) {
        if (!items.resumes()) {
            status(comparing(table.name()));
            run.ask(
                    DescribeTable.keyed(table.name()),
                    either(this::lookAtOther, error -> notCompared(error.sentence())));
        }
    }

    private static Message comparing(String table) {
        return Message.of("restore.status.comparing", Argument.table(table));
    }

    /** The table to compare with: the live one, unless it was replaced. */
    private StageProgress.Reference other() {
        return run.progress()
                .of(StageProgress.Reference.class)
                .orElseGet(() -> new StageProgress.Reference(source().name(), source().id()));
    }

    private String otherRegion() {
        boolean replaced = run.progress().of(StageProgress.Reference.class).isPresent();
        return replaced ? regions().target() : regions().source();
    }

    private void lookAtOther(KeyedTable restored) {
        run.ask(
                DescribeTable.keyed(other().table()).in(otherRegion()),
                either(there -> sawOther(restored, there), this::otherNotSeen));
    }

    private void sawOther(KeyedTable restored, KeyedTable there) {
        if (there.details().id().equals(other().id())) {
            items.begin(restored, there, otherRegion(), what -> what.sampling(level.items()));
        } else {
            notComparable(Message.of("restore.count.newTable", Argument.table(other().table())));
        }
    }

    private void otherNotSeen(AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            notComparable(Message.of("restore.count.gone", Argument.table(other().table())));
        } else {
            findings.add(Message.of("restore.items.otherFailed", error.sentence()));
            conclude(Verdict.UNSTABLE, Outcome.OK, Optional.empty());
        }
    }

    private void notComparable(Message why) {
        compared = compared.map(schema -> schema.and(Message.of("restore.items.notComparable", why)));
        conclude(Verdict.SUCCESS, Outcome.OK, Optional.empty());
    }

    private void notCompared(Message why) {
        if (run.late()) {
            tooLate("restore.items.timeout");
        } else {
            findings.add(Message.of("restore.items.failed", why));
            conclude(Verdict.FAILURE, Outcome.FAILED, Optional.empty());
        }
    }

    /** A live table that has changed since the backup differs, and may well be in order. */
    private void compared(StageProgress.Compared done) {
        ComparisonCounts counts = done.progress().counts();
        compared = compared.map(schema -> schema.and(ComparisonMessages.result(done.what(), counts)));
        boolean same = counts.differences() == 0;
        boolean replaced = run.progress().of(StageProgress.Reference.class).isPresent();
        if (!same) {
            findings.add(Message.of(
                    replaced ? "restore.items.differ.copy" : "restore.items.differ",
                    counts.differences(),
                    done.file()));
        }
        boolean all = done.what().sample() == 0 && done.what().share().all();
        conclude(
                same ? Verdict.SUCCESS : replaced ? Verdict.FAILURE : Verdict.UNSTABLE,
                Outcome.OK,
                Optional.of(counts.left()).filter(items -> all));
    }

    @Override
    public Message status() {
        return items.status().orElseGet(super::status);
    }

    /** A comparison takes as long as the tables are large; everything else here ends by itself. */
    @Override
    public boolean lastLook() {
        if (items.status().isEmpty()) {
            return false;
        }
        run.interrupt();
        tooLate("restore.items.timeout");
        return true;
    }

    private void tooLate() {
        tooLate("restore.count.timeout");
    }

    private void tooLate(String key) {
        findings.add(Message.of(key));
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
