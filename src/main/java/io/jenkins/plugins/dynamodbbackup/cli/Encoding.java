package io.jenkins.plugins.dynamodbbackup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Handles non-ASCII text when the locale is C or POSIX, as in containers and cron. Java then replaces non-ASCII
 * characters in arguments and output with question marks; this class uses UTF-8 instead.
 */
final class Encoding {

    private static final Path OWN_COMMAND = Path.of("/proc/self/cmdline");

    private Encoding() {}

    static PrintStream out() {
        return stream(System.out, FileDescriptor.out);
    }

    static PrintStream err() {
        return stream(System.err, FileDescriptor.err);
    }

    private static PrintStream stream(PrintStream given, FileDescriptor file) {
        return Charset.defaultCharset().equals(StandardCharsets.US_ASCII)
                ? new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8)
                : given;
    }

    /** The arguments as the operating system passed them to the process. */
    static String[] arguments(String[] decoded) {
        if (!Charset.defaultCharset().equals(StandardCharsets.US_ASCII)
                || List.of(decoded).isEmpty()) {
            return decoded;
        }
        try {
            return arguments(decoded, Files.readString(OWN_COMMAND));
        } catch (IOException elsewhere) {
            return decoded; // not on Linux, or not in UTF-8 either
        }
    }

    /** @param command with a NUL after each word */
    static String[] arguments(String[] decoded, String command) {
        String[] words = command.split("\0", -1);
        int from = words.length - 1 - decoded.length;
        if (from < 0) {
            return decoded;
        }
        String[] given = new String[decoded.length];
        for (int each = 0; each < given.length; each++) {
            String word = words[from + each];
            boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(word);
            if (plain && !word.equals(decoded[each])) {
                return decoded; // the launcher has added arguments from a file
            }
            given[each] = word;
        }
        return given;
    }
}
