package io.jenkins.plugins.dynamodbbackup.report.log;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Links names in the log to the AWS console. A link takes some hundred bytes, so their number is limited. */
final class Links {

    private static final int MOST = 500;

    private final Optional<AwsConsole> console;
    private final AtomicInteger left = new AtomicInteger(MOST);

    /** @param console empty if nothing is linked */
    Links(Optional<AwsConsole> console) {
        this.console = console;
    }

    String table(String name) {
        return table(name, name);
    }

    String table(String text, String name) {
        return console.map(it -> link(it.table(name), text)).orElse(text);
    }

    /** @param text the name or ARN of a backup */
    String backup(String text) {
        return console.map(it -> link(it.backups(), text)).orElse(text);
    }

    private String link(String url, String text) {
        return left.getAndDecrement() > 0 ? HyperlinkNote.encodeTo(url, text) : text;
    }
}
