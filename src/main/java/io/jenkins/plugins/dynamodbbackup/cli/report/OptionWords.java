package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The engine speaks of keepLast, the user of the command line writes --keep-last. */
public final class OptionWords {

    /** Words that can only mean a parameter; what is in quotes is a name of the user's. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?<![\\w'./:-])(backup(?:Name|Arn)|timeoutMinutes|min(?:Tables|Keep)|onPartialFailure|targetTable"
                    + "|billingMode|readCapacity|writeCapacity|kmsKey|keep(?:Last|Days)|namePattern|allNames|maxDeletes"
                    + "|deletedTables|dryRun|endpointUrl|(?<=set )region(?= to ')|(?<=\\()protect(?=\\)$)"
                    + "|^table(?= '[^']*' needs )|(?<=give )table(?= with)|(?<=leave )table(?=,)"
                    + "|(?<=(?:with|needs) )backup(?= or)|(?<=table, )backup|(?<=backup (?:or|and) )before"
                    + "|(?<=' and )before(?= '))(?:: true\\b)?(?![\\w'-])");

    private static final Pattern HUMP = Pattern.compile("([A-Z])");

    private OptionWords() {}

    /** keepLast becomes --keep-last. */
    public static String option(String parameter) {
        return "--" + HUMP.matcher(parameter).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    /** The sentence, on one line, with the options in place of the parameters. */
    public static String in(String sentence) {
        return PARAMETER.matcher(OneLine.of(sentence)).replaceAll(hit -> option(hit.group(1)));
    }

    static List<String> in(List<String> sentences) {
        return sentences.stream().map(OptionWords::in).toList();
    }
}
