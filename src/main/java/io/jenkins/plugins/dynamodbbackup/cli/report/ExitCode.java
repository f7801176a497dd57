package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** The exit codes of the process. */
public final class ExitCode {

    /** Everything requested is complete. */
    public static final int DONE = 0;

    public static final int FAILED = 1;

    /** The command is not valid; nothing was changed. */
    public static final int WRONG_USE = 2;

    /** Some of the work is complete, some is not. */
    public static final int PARTIAL = 3;

    private ExitCode() {}

    /** A partial run has one exit code, whether its result is FAILURE or UNSTABLE. */
    static int of(Verdict verdict, boolean partial) {
        if (verdict == Verdict.SUCCESS || verdict == Verdict.REQUESTED) {
            return DONE;
        }
        return partial || verdict == Verdict.UNSTABLE ? PARTIAL : FAILED;
    }
}
