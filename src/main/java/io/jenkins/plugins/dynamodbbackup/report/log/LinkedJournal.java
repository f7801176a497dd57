package io.jenkins.plugins.dynamodbbackup.report.log;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of the engine in the log of a build, with links to the AWS console. */
public final class LinkedJournal implements Journal {

    private static final String NAME = "[A-Za-z0-9_.-]{2,254}[A-Za-z0-9_-]";

    /** Names are at the beginning, in quotes, or after the word for their kind. */
    private static final Pattern LINKED = Pattern.compile(String.join(
            "|",
            "(?<arn>arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/" + NAME + "(?:/backup/[0-9a-f-]{23})?)",
            "^(?<table>" + NAME + ")(?:, (?<backup>" + NAME + "))?(?=: )",
            "\\b(?:[Bb]ackup '(?<quotedBackup>" + NAME + ")'|[Tt]able '(?<quotedTable>" + NAME + ")')",
            "\\b[Bb]ackup (?=[^ ]*[0-9])(?<namedBackup>" + NAME + ")",
            "(?:^Table|into table) (?<namedTable>" + NAME + ")"));

    private static final String[] GROUPS = {
        "arn", "table", "backup", "quotedBackup", "quotedTable", "namedBackup", "namedTable"
    };

    /** Words before a colon that are not tables. */
    private static final Set<String> HEADINGS = Set.of("Plan", "Warning", "Problem");

    private final PrintStream out;
    private final boolean linked;
    private final Links links;

    /**
     * @param linked false if the AWS console does not have the tables and backups
     * @param region empty if it is not known; then only ARNs are linked, which contain their region
     */
    public LinkedJournal(PrintStream out, boolean linked, Optional<String> region) {
        this.out = out;
        this.linked = linked;
        this.links = new Links(region.flatMap(AwsConsole::of));
    }

    @Override
    public void say(Message line) {
        String clean = OneLine.of(line.toString());
        out.println(linked ? withLinks(clean) : clean);
    }

    private String withLinks(String line) {
        Matcher matcher = LINKED.matcher(line);
        StringBuilder text = new StringBuilder();
        int told = 0;
        while (matcher.find()) {
            for (String group : GROUPS) {
                if (matcher.start(group) >= 0) {
                    text.append(line, told, matcher.start(group)).append(shown(group, matcher.group(group)));
                    told = matcher.end(group);
                }
            }
        }
        return text.append(line, told, line.length()).toString();
    }

    private String shown(String group, String text) {
        if ("arn".equals(group)) {
            return arn(text);
        }
        if (group.endsWith("able")) {
            return HEADINGS.contains(text) ? text : links.table(text);
        }
        return links.backup(text);
    }

    /** Uses the region of the ARN rather than that of the journal. */
    private static String arn(String arn) {
        Optional<TableArn> table = BackupArn.parse(arn).map(BackupArn::table).or(() -> TableArn.parse(arn));
        Links there = new Links(table.map(TableArn::region).flatMap(AwsConsole::of));
        return table.isPresent() && !arn.contains("/backup/")
                ? there.table(arn, table.get().table())
                : there.backup(arn);
    }
}
