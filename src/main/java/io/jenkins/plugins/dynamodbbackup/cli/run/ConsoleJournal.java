package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.OptionRendering;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress messages: one line with a timestamp per change and, on a terminal, a status line that is overwritten.
 * Without a terminal, a line from time to time shows what the run is waiting for, so that it does not seem to hang.
 */
public final class ConsoleJournal implements Journal {

    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final Shell shell;
    private String status = "";
    private Instant lastLine;
    private Duration silence = FIRST_SILENCE;

    public ConsoleJournal(Shell shell) {
        this.shell = shell;
        this.lastLine = shell.clock().instant();
    }

    @Override
    public void say(Message line) {
        say(OptionRendering.in(line));
    }

    /** Prints a line of the command line itself. */
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

    /** Prints the text, and the command on a line of its own for copying. */
    public synchronized void say(String line, String command) {
        say(line);
        shell.err().println("  " + command);
    }

    /** Replaces the status line. Without a terminal, prints it after a silence. */
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

    /** Each silence is twice as long as the previous one: a restore takes hours. */
    private void breakSilence(String text) {
        boolean due = !shell.clock().instant().isBefore(lastLine.plus(silence));
        if (due && !text.isBlank()) {
            print("Still running: " + text + ".");
            Duration next = silence.multipliedBy(2);
            silence = next.compareTo(LONGEST_SILENCE) < 0 ? next : LONGEST_SILENCE;
        }
    }

    /** Clears the status line. */
    public synchronized void quiet() {
        if (!status.isEmpty()) {
            shell.err().print(CLEAR);
            shell.err().flush();
            status = "";
        }
    }
}
