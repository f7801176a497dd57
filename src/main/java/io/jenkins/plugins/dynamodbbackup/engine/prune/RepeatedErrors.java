package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Recognizes when further deletions could only fail like those before, so that they are not tried. */
final class RepeatedErrors {

    private static final int ENOUGH_OF_ANY_TABLE = 3;

    /** Each was tried again several times already. */
    private static final int ENOUGH_WITHOUT_AWS = 10;

    /** IAM allows DeleteBackup table by table, so what one table refuses the next may allow (spec 7.1). */
    private static final int ENOUGH_OF_ONE_TABLE = 2;

    private final Map<String, Integer> deniedByTable = new HashMap<>();
    private final Map<String, AwsError> closedTables = new HashMap<>();
    private Optional<AwsError> last = Optional.empty();
    private Optional<AwsError> closed = Optional.empty();
    private int inARow;

    /** AWS gave an answer that says nothing against further deletions. */
    void answered() {
        last = Optional.empty();
        inARow = 0;
    }

    void failed(String table, AwsError error) {
        inARow = last.filter(before -> before.kind() == error.kind()).isPresent() ? inARow + 1 : 1;
        last = Optional.of(error);
        if (error.kind() == ErrorKind.UNKNOWN_OPERATION && inARow >= ENOUGH_OF_ANY_TABLE
                || error.kind() == ErrorKind.UNAVAILABLE && inARow >= ENOUGH_WITHOUT_AWS) {
            closed = Optional.of(error);
        }
        if (error.kind() == ErrorKind.ACCESS_DENIED
                && deniedByTable.merge(table, 1, Integer::sum) >= ENOUGH_OF_ONE_TABLE) {
            closedTables.put(table, error);
        }
    }

    /** The error that a further deletion of this table's backups would get. */
    Optional<AwsError> hopeless(String table) {
        return closed.or(() -> Optional.ofNullable(closedTables.get(table)));
    }
}
