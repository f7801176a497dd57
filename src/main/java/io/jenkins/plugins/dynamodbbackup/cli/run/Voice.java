package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.OptionWords;
import io.jenkins.plugins.dynamodbbackup.engine.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.time.temporal.ChronoUnit;

/** What is said on the way: one dated line per change, and on a terminal one more line that is written over. */
public final class Voice implements Journal {

    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final Shell shell;
    private String status = "";

    public Voice(Shell shell) {
        this.shell = shell;
    }

    @Override
    public synchronized void say(String line) {
        String shown = status;
        quiet();
        shell.err().println(shell.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " " + OptionWords.in(line));
        show(shown);
    }

    /** Says it, and puts the command on a line of its own, to be copied whole. */
    public synchronized void say(String line, String command) {
        say(line);
        shell.err().println("  " + command);
    }

    /** Replaces the line that is written over; nothing happens where there is no terminal. */
    public synchronized void show(String text) {
        if (!shell.lively() || text.equals(status)) {
            return;
        }
        String line = OneLine.of(text);
        status = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        shell.err().print(CLEAR + status);
        shell.err().flush();
    }

    /** Takes the line away. */
    public synchronized void quiet() {
        if (!status.isEmpty()) {
            shell.err().print(CLEAR);
            shell.err().flush();
            status = "";
        }
    }
}
