package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a template of names, puts the environment in, and says what AWS would refuse. */
final class NameTemplateParser {

    private static final Set<String> SECRETS = Set.of(
            "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN");

    private static final int LONGEST = 1024;
    private static final String ALLOWED = "use letters, digits, '_', '.' and '-' only";

    private final String field;
    private final Map<String, String> environment;

    NameTemplateParser(String field, Map<String, String> environment) {
        this.field = field;
        this.environment = environment;
    }

    NameTemplate parse(String template) throws BadRequestException {
        if (template.isEmpty()) {
            throw bad("is empty; give a name, which may hold '${TABLE}' and '${TIMESTAMP}'");
        }
        if (template.length() > LONGEST) {
            throw bad(Words.quote(template) + " has " + template.length()
                    + " characters; shorten it, names have 255 at most");
        }
        NameTemplate parsed = new NameTemplate(parts(template));
        refuseLength(template, parsed);
        return parsed;
    }

    private List<NameTemplate.Part> parts(String template) throws BadRequestException {
        List<NameTemplate.Part> parts = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf("${", at);
            int textEnd = open < 0 ? template.length() : open;
            if (textEnd > at) {
                parts.add(text(template, template.substring(at, textEnd)));
            }
            if (open < 0) {
                return parts;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw bad(Words.quote(template.substring(open))
                        + " is not closed; put '}' after the name of the variable");
            }
            parts.add(variable(template.substring(open + 2, close)));
            at = close + 1;
        }
        return parts;
    }

    private NameTemplate.Part text(String template, String text) throws BadRequestException {
        OptionalInt refused = refused(text);
        if (refused.isPresent()) {
            throw bad(Words.quote(template) + " holds " + Words.character(refused.getAsInt()) + ", which AWS refuses; "
                    + ALLOWED);
        }
        return new NameTemplate.Part.Text(text);
    }

    private NameTemplate.Part variable(String name) throws BadRequestException {
        if (name.equals("TABLE")) {
            return new NameTemplate.Part.Table();
        }
        if (name.equals("TIMESTAMP")) {
            return new NameTemplate.Part.Timestamp();
        }
        if (!environment.containsKey(name)) {
            List<String> near = new NearestNames(
                            Stream.concat(Stream.of("TABLE", "TIMESTAMP"), environment.keySet().stream())
                                    .toList())
                    .to(name);
            throw bad("there is no variable " + Words.quote(name)
                    + (near.isEmpty()
                            ? "; use TABLE, TIMESTAMP or a variable of the environment"
                            : "; the nearest " + Amounts.are(near.size()) + " " + Words.quoteAll(near)));
        }
        if (SECRETS.contains(name)) {
            throw bad(
                    "'${" + name + "}' is a secret, and everybody who lists backups or tables reads names; use another"
                            + " variable");
        }
        String value = environment.get(name);
        OptionalInt refused = refused(value);
        if (refused.isPresent()) {
            // Not the value itself: it may be a secret.
            throw bad("the value of '${" + name + "}' holds " + Words.character(refused.getAsInt())
                    + ", which AWS refuses; " + ALLOWED);
        }
        return new NameTemplate.Part.Text(value);
    }

    private void refuseLength(String template, NameTemplate parsed) throws BadRequestException {
        if (parsed.hasTable() && parsed.roomForTable() < NameTemplate.SHORTEST_TABLE_PART) {
            throw bad(Words.quote(template) + " leaves " + Math.max(0, parsed.roomForTable())
                    + " of 255 characters for each '${TABLE}'; shorten the rest, at least "
                    + NameTemplate.SHORTEST_TABLE_PART + " are needed");
        }
        int length = parsed.fixedLength();
        if (!parsed.hasTable() && (length < Words.SHORTEST_NAME || length > Words.LONGEST_NAME)) {
            throw bad(Words.quote(template) + " gives a name of " + Amounts.count(length, "character")
                    + "; AWS allows 3 to 255");
        }
    }

    private static OptionalInt refused(String text) {
        return text.codePoints().filter(c -> !Words.nameCharacter(c)).findFirst();
    }

    private BadRequestException bad(String sentence) {
        return new BadRequestException(field, field + ": " + sentence);
    }
}
