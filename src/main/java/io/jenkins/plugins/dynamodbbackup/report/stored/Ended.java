package io.jenkins.plugins.dynamodbbackup.report.stored;

/** An operation that has ended, in whatever way. */
public sealed interface Ended permits EndedBackup, EndedRestore, EndedPrune {

    Head head();

    /** The tables and names by which this operation is told from others that began in the same moment. */
    String subject();

    /** Whether the other is the same operation, told of once more: by a build that went on after a crash. */
    default boolean sameAs(Ended other) {
        return getClass() == other.getClass()
                && head().region().equals(other.head().region())
                && head().startedAt().equals(other.head().startedAt())
                && subject().equals(other.subject());
    }
}
