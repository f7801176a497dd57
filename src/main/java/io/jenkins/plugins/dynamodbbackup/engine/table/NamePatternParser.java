package io.jenkins.plugins.dynamodbbackup.engine.table;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.util.OptionalInt;

/** Reads one entry of a list of names and patterns, and says what is wrong with it. */
final class NamePatternParser {

    static final int LONGEST = 1024;

    private final String field;

    NamePatternParser(String field) {
        this.field = field;
    }

    NamePattern parse(String written) throws BadRequestException {
        String text = written.strip();
        if (text.isEmpty()) {
            throw bad("table.pattern.empty");
        }
        if (text.length() > LONGEST) {
            throw bad("table.pattern.long", NameRules.shown(text), text.length(), LONGEST);
        }
        if (text.startsWith(NamePattern.REGEX)) {
            return regex(text);
        }
        refuseArn(text);
        refuseCharacters(text);
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return new GlobPattern(text);
        }
        if (text.length() < NameRules.SHORTEST || text.length() > NameRules.LONGEST) {
            throw bad(
                    "table.pattern.nameLength",
                    NameRules.shown(text),
                    text.length(),
                    NameRules.SHORTEST,
                    NameRules.LONGEST);
        }
        return new NamePattern.Literal(text);
    }

    private NamePattern regex(String text) throws BadRequestException {
        String expression = text.substring(NamePattern.REGEX.length()).strip();
        if (expression.isEmpty()) {
            throw bad("table.regex.empty");
        }
        if (RegexSize.of(expression) > RegexSize.LARGEST) {
            throw bad("table.regex.large", NameRules.shown(text), RegexSize.LARGEST);
        }
        try {
            return new NamePattern.Regex(text, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw bad(
                    "table.regex.invalid", NameRules.shown(text), e.getDescription(), NameRules.shown(e.getPattern()));
        }
    }

    private void refuseArn(String text) throws BadRequestException {
        if (text.startsWith("arn:")) {
            throw TableArn.parse(text)
                    .map(arn -> bad("table.pattern.arn.ofTable", NameRules.shown(text), Argument.table(arn.table())))
                    .orElseGet(() -> bad("table.pattern.arn", NameRules.shown(text)));
        }
    }

    private void refuseCharacters(String text) throws BadRequestException {
        OptionalInt refused = text.codePoints()
                .filter(c -> c != '*' && c != '?' && !NameRules.allow(c))
                .findFirst();
        if (refused.isPresent()) {
            throw bad(
                    separates(refused.getAsInt()) ? "table.pattern.separator" : "table.pattern.character",
                    NameRules.shown(text),
                    NameRules.character(refused.getAsInt()));
        }
    }

    private static boolean separates(int character) {
        return character == ',' || character == ';' || character == '|' || Character.isWhitespace(character);
    }

    private BadRequestException bad(String key, Object... arguments) {
        return BadRequestException.of(field, key, arguments);
    }
}
