package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.stored.Fate;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.util.function.Supplier;

/** The state of a table or backup: a word and a symbol. States that need attention come first. */
public enum State {
    FAILED(Sign.BAD, Messages::State_failed),
    LATE(Sign.BAD, Messages::State_late),
    SKIPPED(Sign.BAD, Messages::State_skipped),
    NOT_RESTORED(Sign.BAD, Messages::State_notRestored),
    NOT_DELETED(Sign.BAD, Messages::State_notDeleted),
    NO_GOOD_BACKUP(Sign.BAD, Messages::State_noGoodBackup),
    STALE(Sign.OPEN, Messages::State_stale),
    NOT_CONFIRMED(Sign.OPEN, Messages::State_notConfirmed),
    TO_BE_CHECKED(Sign.OPEN, Messages::State_toBeChecked),
    LEFT(Sign.OPEN, Messages::State_left),
    DELETION_ASKED_FOR(Sign.OPEN, Messages::State_asked),
    REQUESTED(Sign.OPEN, Messages::State_requested),
    RESTORING(Sign.OPEN, Messages::State_restoring),
    WOULD_BE_RESTORED(Sign.GONE, Messages::State_wouldBeRestored),
    WOULD_BE_DELETED(Sign.GONE, Messages::State_wouldBeDeleted),
    DELETED(Sign.GONE, Messages::State_deleted),
    KEPT(Sign.GOOD, Messages::State_kept),
    RESTORED(Sign.GOOD, Messages::State_restored),
    AVAILABLE(Sign.GOOD, Messages::State_available);

    /** A symbol is never shown without the word. */
    public enum Sign {
        GOOD,
        BAD,
        OPEN,
        GONE
    }

    private final Sign sign;
    private final Supplier<String> word;

    State(Sign sign, Supplier<String> word) {
        this.sign = sign;
        this.word = word;
    }

    public static State ofBackup(Outcome outcome) {
        return switch (outcome) {
            case OK -> AVAILABLE;
            case REQUESTED -> REQUESTED;
            case SKIPPED -> SKIPPED;
            case FAILED -> FAILED;
            case UNCONFIRMED -> NOT_CONFIRMED;
            case TIMED_OUT -> LATE;
        };
    }

    public static State of(StoredRestore restore) {
        if (restore.unsure()) {
            return TO_BE_CHECKED;
        }
        if (restore.dryRun()
                && restore.outcome() == Outcome.SKIPPED
                && restore.head().verdict() == Verdict.SUCCESS) {
            return WOULD_BE_RESTORED;
        }
        return ofRestore(restore.outcome());
    }

    /** The state of a restore that does not need review. */
    public static State ofRestore(Outcome outcome) {
        return switch (outcome) {
            case OK -> RESTORED;
            case REQUESTED -> RESTORING;
            case SKIPPED -> NOT_RESTORED;
            case FAILED -> FAILED;
            case UNCONFIRMED -> NOT_CONFIRMED;
            case TIMED_OUT -> LATE;
        };
    }

    public static State of(Fate fate) {
        return switch (fate) {
            case KEPT -> KEPT;
            case DELETED -> DELETED;
            case WOULD_BE_DELETED -> WOULD_BE_DELETED;
            case ASKED_FOR -> DELETION_ASKED_FOR;
            case LEFT -> LEFT;
            case FAILED -> NOT_DELETED;
        };
    }

    public Sign sign() {
        return sign;
    }

    public String word() {
        return word.get();
    }
}
