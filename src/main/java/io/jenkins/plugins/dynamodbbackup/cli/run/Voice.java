package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.OptionRendering;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.time.Duration;
import java.time.Instant;

/**
 * What is said on the way: one dated line per change, and on a terminal one more line that is written over. Where there
 * is none, a line now and then says what is being waited for, so that a log that stands still is not taken for a hang.
 */
public final class Voice implements Journal {

    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final Shell shell;
    private String status = "";
    private Instant lastLine;
    private Duration silence = FIRST_SILENCE;

    public Voice(Shell shell) {
        this.shell = shell;
        this.lastLine = shell.clock().instant();
    }

    @Override
    public void say(Message line) {
        say(OptionRendering.in(line));
    }

    /** A line that only the command line has. */
    public synchronized void say(String line) {
        String shown = status;
        quiet();
        print(line);
        silence = FIRST_SILENCE;
        show(shown);
    }

    private void print(String line) {
        lastLine = shell.clock().instant();
        shell.err().println(Times.iso(lastLine) + " " + OneLine.of(line));
    }

    /** Says it, and puts the command on a line of its own, to be copied whole. */
    public synchronized void say(String line, String command) {
        say(line);
        shell.err().println("  " + command);
    }

    /** Replaces the line that is written over; where there is no terminal, says it after a silence. */
    public synchronized void show(Message doing) {
        show(OptionRendering.in(doing));
    }

    private void show(String text) {
        if (!shell.lively()) {
            breakSilence(text);
            return;
        }
        if (text.equals(status)) {
            return;
        }
        String line = OneLine.of(text);
        status = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        shell.err().print(CLEAR + status);
        shell.err().flush();
    }

    /** Each silence is twice as long as the one before: a restore takes hours. */
    private void breakSilence(String text) {
        boolean due = !shell.clock().instant().isBefore(lastLine.plus(silence));
        if (due && !text.isBlank()) {
            print("Still running: " + text + ".");
            Duration next = silence.multipliedBy(2);
            silence = next.compareTo(LONGEST_SILENCE) < 0 ? next : LONGEST_SILENCE;
        }
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
