package io.jenkins.plugins.dynamodbbackup.report.log;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.io.PrintStream;
import java.util.Optional;

/** The messages of the engine in the log of a build, with links to the AWS console for tables, backups and ARNs. */
public final class LinkedJournal implements Journal {

    private final PrintStream out;
    private final Rendering rendering;

    /**
     * @param linked false if the AWS console does not have the tables and backups
     * @param region empty if it is not known; then only ARNs are linked, which contain their region
     */
    public LinkedJournal(PrintStream out, boolean linked, Optional<String> region) {
        this.out = out;
        this.rendering = linked ? new Links(region.flatMap(AwsConsole::of)) : Rendering.PLAIN;
    }

    @Override
    public void say(Message line) {
        out.println(line.text(rendering));
    }
}
