package io.jenkins.plugins.dynamodbbackup.report.text;

import hudson.model.BallColor;
import hudson.model.Result;
import hudson.model.Run;
import java.util.function.Supplier;

/**
 * The result of a whole build: a word, and the icon of Jenkins. The worst result comes last. It is no verdict: a build
 * can run, be NOT_BUILT, or fail for reasons outside its operations, and Jenkins' Result has no word and no running build.
 */
public enum BuildEnd {
    SUCCESS(Result.SUCCESS.color, Messages::BuildEnd_success),
    RUNNING(BallColor.NOTBUILT_ANIME, Messages::BuildEnd_running),
    UNSTABLE(Result.UNSTABLE.color, Messages::BuildEnd_unstable),
    NOT_BUILT(Result.NOT_BUILT.color, Messages::BuildEnd_notBuilt),
    ABORTED(Result.ABORTED.color, Messages::BuildEnd_aborted),
    FAILURE(Result.FAILURE.color, Messages::BuildEnd_failure);

    private final BallColor color;
    private final Supplier<String> word;

    BuildEnd(BallColor color, Supplier<String> word) {
        this.color = color;
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

    /** Whether the build has ended without completing all its work. */
    public boolean bad() {
        return this != SUCCESS && this != RUNNING;
    }

    /** Whether it ended before completing all its work. */
    public boolean cutShort() {
        return bad() && this != UNSTABLE;
    }

    /** The name of the symbol that Jenkins shows for such a build. */
    public String icon() {
        return "symbol-status-" + color.getIconName();
    }

    public String word() {
        return word.get();
    }
}
