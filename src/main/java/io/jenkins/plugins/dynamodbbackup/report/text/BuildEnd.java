package io.jenkins.plugins.dynamodbbackup.report.text;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.util.function.Supplier;

/** How a whole build ended, whatever its operations did: a word, and the sign beside it. The worst comes last. */
public enum BuildEnd {
    SUCCESS(Sign.GOOD, Messages::BuildEnd_success),
    RUNNING(Sign.OPEN, Messages::BuildEnd_running),
    UNSTABLE(Sign.BAD, Messages::BuildEnd_unstable),
    NOT_BUILT(Sign.OPEN, Messages::BuildEnd_notBuilt),
    ABORTED(Sign.OPEN, Messages::BuildEnd_aborted),
    FAILURE(Sign.BAD, Messages::BuildEnd_failure);

    private final Sign sign;
    private final Supplier<String> word;

    BuildEnd(Sign sign, Supplier<String> word) {
        this.sign = sign;
        this.word = word;
    }

    public static BuildEnd of(Run<?, ?> run) {
        Result result = run.getResult();
        if (run.isBuilding() || result == null) {
            return RUNNING;
        }
        return switch (result.toString()) {
            case "SUCCESS" -> SUCCESS;
            case "UNSTABLE" -> UNSTABLE;
            case "NOT_BUILT" -> NOT_BUILT;
            case "ABORTED" -> ABORTED;
            default -> FAILURE;
        };
    }

    /** Whether the build has ended and did not do all it was to do. */
    public boolean bad() {
        return this != SUCCESS && this != RUNNING;
    }

    /** Whether it ended before it had done all it was to do. */
    public boolean cutShort() {
        return bad() && this != UNSTABLE;
    }

    public Sign sign() {
        return sign;
    }

    public String word() {
        return word.get();
    }
}
