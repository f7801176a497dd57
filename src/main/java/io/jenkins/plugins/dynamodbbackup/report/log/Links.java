package io.jenkins.plugins.dynamodbbackup.report.log;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Links names in the log to the AWS console. A link takes some hundred bytes, so their number is limited. */
public final class Links implements Rendering {

    private static final int MOST = 500;

    private final Optional<AwsConsole> console;
    private final AtomicInteger left = new AtomicInteger(MOST);

    /** @param console empty if nothing is linked */
    Links(Optional<AwsConsole> console) {
        this.console = console;
    }

    /**
     * The messages of the engine in the log of a build.
     *
     * @param linked false if the AWS console does not have the tables and backups
     * @param region empty if it is not known; then only ARNs are linked, which contain their region
     */
    public static Journal journal(PrintStream out, boolean linked, Optional<String> region) {
        Rendering rendering = linked ? new Links(region.flatMap(AwsConsole::of)) : PLAIN;
        return line -> out.println(line.text(rendering));
    }

    @Override
    public Rendering seen() {
        return PLAIN;
    }

    @Override
    public String table(String name) {
        return console.map(it -> link(it.table(name), name)).orElse(name);
    }

    @Override
    public String backup(String name) {
        return console.map(it -> link(it.backups(), name)).orElse(name);
    }

    /** Uses the region of the ARN rather than that of the console. */
    @Override
    public String arn(String arn) {
        Optional<TableArn> backup = BackupArn.parse(arn).map(BackupArn::table);
        return backup.or(() -> TableArn.parse(arn))
                .flatMap(table -> AwsConsole.of(table.region())
                        .map(there -> backup.isPresent() ? there.backups() : there.table(table.table())))
                .map(url -> link(url, arn))
                .orElse(arn);
    }

    private String link(String url, String text) {
        return left.getAndDecrement() > 0 ? HyperlinkNote.encodeTo(url, text) : text;
    }
}
