package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a name template, replaces the variables of the environment, and refuses what AWS would refuse. */
final class NameTemplateParser {

    private static final Set<String> SECRETS = Set.of(
            "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN");

    private static final int LONGEST = 1024;

    private final String field;
    private final Map<String, String> environment;

    NameTemplateParser(String field, Map<String, String> environment) {
        this.field = field;
        this.environment = environment;
    }

    NameTemplate parse(String template) throws BadRequestException {
        if (template.isEmpty()) {
            throw bad("table.template.empty");
        }
        if (template.length() > LONGEST) {
            throw bad("table.template.long", NameRules.shown(template), template.length(), NameRules.LONGEST);
        }
        NameTemplate parsed = new NameTemplate(expanded(template));
        refuseLength(template, parsed);
        return parsed;
    }

    private String expanded(String template) throws BadRequestException {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf("${", at);
            String text = template.substring(at, open < 0 ? template.length() : open);
            OptionalInt refused = refused(text);
            if (refused.isPresent()) {
                throw bad(
                        "table.template.character", NameRules.shown(template), NameRules.character(refused.getAsInt()));
            }
            expanded.append(text);
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw bad("table.template.open", NameRules.shown(template.substring(open)));
            }
            expanded.append(value(template.substring(open + 2, close)));
            at = close + 1;
        }
        return expanded.toString();
    }

    private String value(String name) throws BadRequestException {
        if (name.equals("TABLE") || name.equals("TIMESTAMP")) {
            return "${" + name + "}";
        }
        if (!environment.containsKey(name)) {
            List<String> near = new NearestNames(
                            Stream.concat(Stream.of("TABLE", "TIMESTAMP"), environment.keySet().stream())
                                    .toList())
                    .to(name);
            throw near.isEmpty()
                    ? bad("table.template.unknown", NameRules.shown(name))
                    : bad("table.template.unknown.near", NameRules.shown(name), near.size(), NameRules.quoted(near));
        }
        if (SECRETS.contains(name)) {
            throw bad("table.template.secret", name);
        }
        String value = environment.get(name);
        OptionalInt refused = refused(value);
        if (refused.isPresent()) {
            // Not the value itself: it may be a secret.
            throw bad("table.template.value", name, NameRules.character(refused.getAsInt()));
        }
        return value;
    }

    private void refuseLength(String template, NameTemplate parsed) throws BadRequestException {
        if (parsed.hasTable() && parsed.roomForTable() < NameTemplate.SHORTEST_TABLE_PART) {
            throw bad(
                    "table.template.room",
                    NameRules.shown(template),
                    Math.max(0, parsed.roomForTable()),
                    NameRules.LONGEST,
                    NameTemplate.SHORTEST_TABLE_PART);
        }
        int length = parsed.fixedLength();
        if (!parsed.hasTable() && (length < NameRules.SHORTEST || length > NameRules.LONGEST)) {
            throw bad(
                    "table.template.length", NameRules.shown(template), length, NameRules.SHORTEST, NameRules.LONGEST);
        }
    }

    private static OptionalInt refused(String text) {
        return text.codePoints().filter(c -> !NameRules.allow(c)).findFirst();
    }

    private BadRequestException bad(String key, Object... arguments) {
        return BadRequestException.of(field, key, arguments);
    }
}
