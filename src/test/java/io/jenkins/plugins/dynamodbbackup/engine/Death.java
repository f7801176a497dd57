package io.jenkins.plugins.dynamodbbackup.engine;

import java.util.concurrent.Executor;

/** The end of a process at a moment that the test chooses: nothing after it runs, and nothing in memory survives. */
public final class Death extends Error {

    private static final long serialVersionUID = 1L;

    /** Which side of a call the process dies on. */
    public enum Moment {
        BEFORE_THE_CALL,
        AFTER_THE_CALL
    }

    public Death() {
        super("the process is gone");
    }

    /** Runs calls on the calling thread and dies at the n-th, counted from 1: before it reaches AWS or before its answer. */
    public static Executor atCall(int n, Moment moment) {
        return new Executor() {
            private int calls;

            @Override
            public void execute(Runnable call) {
                calls++;
                if (calls == n && moment == Moment.BEFORE_THE_CALL) {
                    throw new Death();
                }
                call.run();
                if (calls == n) {
                    throw new Death();
                }
            }
        };
    }
}
