package io.jenkins.plugins.dynamodbbackup.report.log;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes names in the log lead to the AWS console. Each link takes some hundred bytes: from some number on there are none. */
final class Links implements Rendering {

    private static final int MOST = 500;

    private final Optional<AwsConsole> console;
    private final AtomicInteger left = new AtomicInteger(MOST);

    /** @param console empty where nothing is to be linked */
    Links(Optional<AwsConsole> console) {
        this.console = console;
    }

    @Override
    public Rendering seen() {
        return PLAIN;
    }

    @Override
    public String table(String name) {
        return table(name, name);
    }

    String table(String text, String name) {
        return console.map(it -> link(it.table(name), text)).orElse(text);
    }

    /** @param text the name of a backup, or its ARN */
    @Override
    public String backup(String text) {
        return console.map(it -> link(it.backups(), text)).orElse(text);
    }

    private String link(String url, String text) {
        return left.getAndDecrement() > 0 ? HyperlinkNote.encodeTo(url, text) : text;
    }
}
