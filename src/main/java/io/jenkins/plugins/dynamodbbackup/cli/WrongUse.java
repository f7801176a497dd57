package io.jenkins.plugins.dynamodbbackup.cli;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an error of the parser into a sentence that says what to do. */
final class WrongUse {

    private WrongUse() {}

    static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is set more than once: leave one of them out.";
        }
        if (e instanceof MissingParameterException missing
                && missing.getMissing().size() == 1) {
            ArgSpec arg = missing.getMissing().get(0);
            if (arg.isPositional()) {
                return name(arg) + " is missing.";
            }
            return name(arg) + " needs a value: " + name(arg) + " " + arg.paramLabel() + ".";
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return name(e.getArgSpec()) + " '" + e.getValue() + "' is not valid: " + reason(e) + ".";
        }
        return e.getMessage();
    }

    /** The message of the converter, without the prefix of the parser. */
    private static String reason(ParameterException e) {
        String message = e.getMessage();
        return message.substring(message.indexOf(": ") + 2);
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String unmatched(UnmatchedArgumentException e) {
        if (e.getUnmatched().isEmpty()) {
            return e.getMessage().replaceFirst("^Unknown option: [^;]*; ", "") + ".";
        }
        String word = e.getUnmatched().get(0).replaceFirst("=.*", "");
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        boolean option = word.startsWith("-");
        boolean root = e.getCommandLine().getParent() == null;
        if (!option && !root) {
            return "'" + word
                    + "' does not belong to an option: repeat the option for each value, and quote patterns, as in"
                    + " --tables orders --tables 'stock-*'.";
        }
        String unknown = option
                ? word + " is not an option of '" + command + "'"
                : "'" + word + "' is not a command of '" + command + "'";
        List<String> nearest = e.getSuggestions();
        return nearest.isEmpty() ? unknown + "." : unknown + "; did you mean " + nearest.get(0) + "?";
    }
}
