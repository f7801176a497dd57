package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One call of an operation: who, where, when, with what, and which rules apply to it. */
record Call(String target, String operation, Site site, Instant now, ObjectNode body, List<Effect> effects) {

    Optional<String> text(String field) {
        return Json.text(body, field);
    }

    String required(String field) {
        return text(field).orElseThrow(() -> Check.violation(field, "null", "Member must not be null"));
    }

    OptionalInt number(String field) {
        return body.hasNonNull(field) ? OptionalInt.of(body.get(field).asInt()) : OptionalInt.empty();
    }

    <E extends Effect> Optional<E> effect(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The page size asked for, or less where a rule cuts pages short. Zero means an empty page with a cursor. */
    int pageSize(int asked) {
        return effect(Effect.CutPage.class)
                .map(cut -> Math.min(asked, cut.size()))
                .orElse(asked);
    }

    /** Everything a rule may name: table names and ARNs of this call. */
    static List<String> resources(JsonNode body) {
        List<String> found = new ArrayList<>();
        for (String field : List.of("TableName", "TargetTableName", "SourceTableName")) {
            Json.text(body, field).ifPresent(name -> add(found, name));
        }
        for (String field : List.of("BackupArn", "ResourceArn", "SourceTableArn", "StreamArn")) {
            Json.text(body, field).ifPresent(arn -> add(found, arn));
        }
        Json.text(body, "ResourceId").ifPresent(id -> {
            found.add(id);
            found.add(id.split("/")[1]);
        });
        if (body.hasNonNull("RequestItems")) {
            body.get("RequestItems").fieldNames().forEachRemaining(name -> add(found, name));
        }
        return found;
    }

    private static void add(List<String> found, String nameOrArn) {
        found.add(nameOrArn);
        if (nameOrArn.contains(":table/")) {
            found.add(Check.tableNameIn(nameOrArn));
        }
    }
}
