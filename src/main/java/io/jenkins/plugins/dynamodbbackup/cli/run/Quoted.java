package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Quotes a word for the shell, so that a printed command can be pasted. */
public final class Quoted {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_./:@%+=,-]+");

    private Quoted() {}

    static String forShell(Path path) {
        return forShell(path.toString());
    }

    public static String forShell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
