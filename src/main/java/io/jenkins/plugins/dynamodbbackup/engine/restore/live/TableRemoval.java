package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DeleteTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One step towards the deletion of a temporary table: looks at the table, and requests its deletion when it is the one
 * that was made. To be repeated until it is gone.
 */
public record TableRemoval(ScratchTable table) implements Question<TableRemoval.State> {

    /** How far it is. */
    public sealed interface State {

        /** It does not exist. */
        record Gone() implements State {}

        /** To be asked again later. @param status of the table, as AWS names it */
        record Waits(Message status) implements State {}

        /** A table of this name was not made by the operation; it stays. */
        record Foreign(Message why) implements State {}

        /** The look or the deletion failed. */
        record Failed(AwsError error) implements State {}
    }

    /** How far AWS's clock, learned from whole seconds, may be off. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(2);

    /** A table may take a minute to show (spec 3.2). */
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(2);

    private static final Duration FOR_A_STEP = Duration.ofMinutes(1);

    /** Tags are being written, or AWS does not say whether it deletes the table: the next look tells. */
    private static final Set<ErrorKind> LOOK_AGAIN =
            EnumSet.of(ErrorKind.RESOURCE_IN_USE, ErrorKind.TABLE_IN_USE, ErrorKind.LIMIT, ErrorKind.UNAVAILABLE);

    @Override
    public void submit(Dispatcher aws, Consumer<State> then) {
        Instant until = aws.session().runtime().clock().instant().plus(FOR_A_STEP);
        aws.submit(
                DescribeTable.of(table.name()).in(table.region()),
                until,
                answer -> answer.handle(
                        found -> saw(aws, found, until, then), error -> then.accept(notSeen(aws, error))));
    }

    private State notSeen(Dispatcher aws, AwsError error) {
        if (error.kind() != ErrorKind.RESOURCE_NOT_FOUND) {
            return new State.Failed(error);
        }
        Instant now = aws.session().serviceClock().now();
        boolean mayShow =
                table.id().isEmpty() && now.isBefore(table.requestedAt().plus(UNTIL_SHOWN));
        return mayShow ? new State.Waits(Message.of("restore.drop.notShown")) : new State.Gone();
    }

    private void saw(Dispatcher aws, TableDetails found, Instant until, Consumer<State> then) {
        if (!made(found)) {
            then.accept(new State.Foreign(Message.of("restore.drop.foreign", Argument.table(found.name()))));
        } else if (found.creating() || found.deleting()) {
            then.accept(new State.Waits(Message.foreign(found.status())));
        } else {
            aws.submit(
                    DeleteTable.of(table.name()).in(table.region()),
                    until,
                    answer -> answer.handle(
                            deleting -> then.accept(new State.Waits(Message.foreign(TableDetails.DELETING))),
                            error -> then.accept(refused(found, error))));
        }
    }

    private static State refused(TableDetails found, AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            return new State.Gone();
        }
        return LOOK_AGAIN.contains(error.kind())
                ? new State.Waits(Message.foreign(found.status()))
                : new State.Failed(error);
    }

    private boolean made(TableDetails found) {
        if (table.id().isPresent() && !table.id().equals(found.id())) {
            return false;
        }
        boolean inTime = found.createdAt()
                .filter(at -> !at.isBefore(table.requestedAt().minus(CLOCK_MARGIN)))
                .isPresent();
        boolean sameKeys = found.keys().equals(table.keys())
                || found.creating() && found.keys().isEmpty();
        return inTime && sameKeys;
    }
}
