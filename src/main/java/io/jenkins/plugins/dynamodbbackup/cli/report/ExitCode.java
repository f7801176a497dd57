package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** What the process says to the shell. */
public final class ExitCode {

    /** Everything that was asked for is done. */
    public static final int DONE = 0;

    public static final int FAILED = 1;

    /** The command cannot be carried out as written; nothing was changed. */
    public static final int WRONG_USE = 2;

    /** Some of it is done, some is not. */
    public static final int PARTIAL = 3;

    private ExitCode() {}

    /** A partial run is a partial run, whether the user wants it to count as failed or as unstable. */
    static int of(Verdict verdict, boolean partial) {
        if (verdict == Verdict.SUCCESS || verdict == Verdict.REQUESTED) {
            return DONE;
        }
        return partial || verdict == Verdict.UNSTABLE ? PARTIAL : FAILED;
    }
}
