package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.backup.TableProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteTotals;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is when a restore ends before its work is done, and what to do next. Pure functions of its progress. */
final class Remains {

    private Remains() {}

    /** The temporary table of this restore, if it was requested from AWS by this restore and no other. */
    static Optional<ScratchTable> scratch(RestoreProgress restore) {
        return restore.requested()
                .map(request -> new ScratchTable(
                        restore.targetTable(),
                        restore.region(),
                        restore.of(StageProgress.Target.class).flatMap(StageProgress.Target::id),
                        request.at(),
                        restore.chosen().table().keys()));
    }

    /** The name of the temporary table. */
    static String copyName(RestoreProgress progress) {
        return progress.of(StageProgress.Copy.class).orElseThrow().restore().targetTable();
    }

    /** How a temporary table that is still there goes. */
    static Message removal(RestoreOperation run, ScratchTable table) {
        return run.request().drill() && run.host().scratch().deletes()
                ? Message.of("restore.drop.later", Argument.table(table.name()))
                : Message.of("restore.drop.command", table.name(), table.region());
    }

    /** Sentences about the live table, its backup and the temporary table; empty while there is nothing new. */
    static Optional<Message> of(RestoreOperation run) {
        RestoreProgress progress = run.progress();
        List<Message> all = new ArrayList<>();
        live(progress).ifPresent(all::add);
        progress.of(StageProgress.Safety.class)
                .filter(safety -> SafetyStage.done(safety.backup()))
                .map(safety -> safety.backup().tables().get(0))
                .ifPresent(backup -> all.add(safety(backup)));
        progress.of(StageProgress.Copy.class)
                .flatMap(copy -> copy(run, copy.restore()))
                .ifPresent(all::add);
        return all.stream().reduce(Message::and);
    }

    private static Optional<Message> live(RestoreProgress progress) {
        Argument table = Argument.table(progress.targetTable());
        Optional<StageProgress.Live> live = progress.of(StageProgress.Live.class);
        if (live.isEmpty() || progress.request().drill()) {
            return Optional.empty();
        }
        if (progress.of(StageProgress.Replacement.class)
                .filter(it -> it.restore().targetArn().isPresent())
                .isPresent()) {
            return Optional.of(Message.of("restore.exists.replacement", table));
        }
        if (progress.of(StageProgress.Deletion.class).isPresent()) {
            return Optional.of(Message.of("restore.exists.deleted", table, Argument.parameter("mode")));
        }
        Optional<WriteTotals> written = progress.of(StageProgress.WrittenBack.class)
                .map(it -> it.progress().totals());
        if (written.isPresent()) {
            return written.map(totals -> Message.of(
                    "restore.exists.written", table, totals.written(), totals.deleted(), Argument.parameter("mode")));
        }
        return live.filter(StageProgress.Live::exists).map(it -> Message.of("restore.exists.unchanged", table));
    }

    private static Message safety(TableProgress backup) {
        return Message.of(
                "restore.exists.safety",
                Argument.backup(backup.backupName()),
                Argument.arn(backup.arn().orElseThrow()),
                Argument.table(backup.table()));
    }

    private static Optional<Message> copy(RestoreOperation run, RestoreProgress copy) {
        Optional<ScratchTable> scratch = scratch(copy)
                .filter(table -> run.progress().of(StageProgress.Dropped.class).isEmpty());
        boolean verified = copy.report()
                .filter(report -> report.verification().isPresent())
                .isPresent();
        return scratch.map(table -> Message.of(
                        verified ? "restore.exists.copy" : "restore.exists.copyBegun", Argument.table(table.name()))
                .and(removal(run, table)));
    }
}
