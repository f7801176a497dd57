package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparedKeys;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.util.Optional;

/** Looks at the live table before anything is requested: whether it may be changed, and which table it is. */
final class CheckStage extends RestoreStage {

    static final String NAME = "check";

    private final PollInterval poll = new PollInterval();

    CheckStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.live", run.target()));
    }

    private boolean replaces() {
        return run.request().mode() == RestoreRequest.Mode.REPLACE;
    }

    @Override
    public void start() {
        run.ask(DescribeTable.keyed(run.targetTable()), either(this::saw, this::notSeen));
    }

    @Override
    public boolean lastLook() {
        run.interrupt();
        nothingRestored();
        return true;
    }

    private void saw(KeyedTable keyed) {
        TableDetails table = keyed.details();
        if (TableDetails.UPDATING.equals(table.status())) {
            run.after(run.jittered(poll.next()), this::start);
            return;
        }
        Optional<Message> obstacle = obstacle(table).or(() -> unknownKeys(keyed));
        if (obstacle.isPresent()) {
            run.fail(Message.of("restore.unchanged", run.target(), obstacle.get()));
            return;
        }
        if (!table.id().equals(run.progress().chosen().table().id())) {
            run.note(Message.of("restore.live.newTable", run.target()));
        }
        run.know(new StageProgress.Live(table.id(), true));
        run.know(new StageProgress.Target(true, Optional.of(table.arn()), table.id()));
        run.next();
    }

    private Optional<Message> obstacle(TableDetails table) {
        if (table.deleting()) {
            return Optional.of(Message.of("restore.live.deleting"));
        }
        if (!table.active()) {
            return Optional.of(Message.of("restore.live.notActive", table.status()));
        }
        if (!table.keys().equals(run.progress().chosen().table().keys())) {
            return Optional.of(Message.of("restore.live.otherKeys"));
        }
        return replaces() ? undeletable(table) : Optional.empty();
    }

    private Optional<Message> unknownKeys(KeyedTable table) {
        try {
            ComparedKeys.of(run.request().rollback().keys(), table.key().get(0));
            return Optional.empty();
        } catch (BadRequestException wrong) {
            return Optional.of(wrong.reason());
        }
    }

    /** Why this table is not deleted. */
    static Optional<Message> undeletable(TableDetails table) {
        if (table.deletionProtected()) {
            return Optional.of(Message.of("restore.live.protected"));
        }
        if (!table.replicas().isEmpty()) {
            return Optional.of(Message.of("restore.live.replicas", Argument.names(table.replicas())));
        }
        return table.id().isPresent() ? Optional.empty() : Optional.of(Message.of("restore.live.unknown"));
    }

    private void notSeen(AwsError error) {
        if (error.kind() != ErrorKind.RESOURCE_NOT_FOUND) {
            run.fail(error);
        } else if (replaces()) {
            run.say(Message.of("restore.live.gone", run.target()));
            run.know(new StageProgress.Live(Optional.empty(), false));
            run.next();
        } else {
            run.fail(Message.of(
                    "restore.live.missing",
                    run.target(),
                    Argument.parameter("mode"),
                    Argument.parameter("targetTable")));
        }
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return notBegun();
    }
}
