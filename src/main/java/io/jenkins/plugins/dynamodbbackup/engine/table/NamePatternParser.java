package io.jenkins.plugins.dynamodbbackup.engine.table;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
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
            throw bad("an entry is empty; give a name, a glob such as 'orders-*', or 'regex:' and an expression");
        }
        if (text.length() > LONGEST) {
            throw bad(Words.quote(text) + " has " + text.length() + " characters; a pattern may have " + LONGEST
                    + " at most");
        }
        if (text.startsWith(NamePattern.REGEX)) {
            return regex(text);
        }
        refuseArn(text);
        refuseCharacters(text);
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return new GlobPattern(text);
        }
        if (text.length() < Words.SHORTEST_NAME || text.length() > Words.LONGEST_NAME) {
            throw bad(Words.quote(text) + " is no possible name: names have 3 to 255 characters, this has "
                    + text.length() + "; check it");
        }
        return new LiteralName(text);
    }

    private NamePattern regex(String text) throws BadRequestException {
        String expression = text.substring(NamePattern.REGEX.length()).strip();
        if (expression.isEmpty()) {
            throw bad("'regex:' has no expression; write one after the colon, such as 'regex:orders-[0-9]+'");
        }
        if (RegexSize.of(expression) > RegexSize.LARGEST) {
            throw bad(Words.quote(text) + " repeats too much: written out it has more than " + RegexSize.LARGEST
                    + " parts; use smaller numbers in braces");
        }
        try {
            return new RegexPattern(text, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw bad(Words.quote(text) + " is not a regular expression of RE2 (" + e.getDescription() + ": "
                    + Words.quote(e.getPattern()) + "); correct it, without look-around and back-references");
        }
    }

    private void refuseArn(String text) throws BadRequestException {
        if (text.startsWith("arn:")) {
            String name = TableArn.parse(text)
                    .map(arn -> ", " + Words.quote(arn.table()))
                    .orElse("");
            throw bad(Words.quote(text) + " is an ARN; give the name" + name);
        }
    }

    private void refuseCharacters(String text) throws BadRequestException {
        OptionalInt refused = text.codePoints()
                .filter(c -> c != '*' && c != '?' && !Words.nameCharacter(c))
                .findFirst();
        if (refused.isPresent()) {
            String what = Words.quote(text) + " holds " + Words.character(refused.getAsInt());
            throw bad(
                    separates(refused.getAsInt())
                            ? what + "; give each name on its own"
                            : what
                                    + ", which is in no name; use letters, digits, '_', '.', '-', the wildcards '*' and"
                                    + " '?', or 'regex:' and an expression");
        }
    }

    private static boolean separates(int character) {
        return character == ',' || character == ';' || character == '|' || Character.isWhitespace(character);
    }

    private BadRequestException bad(String sentence) {
        return new BadRequestException(field, field + ": " + sentence);
    }
}
