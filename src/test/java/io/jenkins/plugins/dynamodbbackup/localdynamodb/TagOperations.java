package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** ListTagsOfResource, TagResource, UntagResource (spec 2.2). Called with the lock held. */
final class TagOperations {
    private static final int PAGE = 50;

    private final State state;

    TagOperations(State state) {
        this.state = state;
    }

    Answer list(Call call) {
        List<Map.Entry<String, String>> tags = List.copyOf(table(call).tags.entrySet());
        int from = call.text("NextToken").map(Integer::valueOf).orElse(0);
        int to = Math.min(tags.size(), from + call.pageSize(PAGE));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("Tags");
        tags.subList(from, to)
                .forEach(tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
        if (to < tags.size()) {
            answer.put("NextToken", "" + to);
        }
        return Answer.ok(answer);
    }

    Answer tag(Call call) {
        Table table = lock(call);
        JsonNode tags = call.body().path("Tags");
        for (JsonNode tag : tags) {
            String key = tag.path("Key").asText();
            if (key.startsWith("aws:")) {
                throw ServiceError.validation("One or more parameter values were invalid: Tag key " + key
                        + " begins with aws:, which is reserved");
            }
        }
        if (tags.size() > 50) {
            throw ServiceError.validation("One or more parameter values were invalid: Too many tags");
        }
        tags.forEach(tag ->
                table.tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        table.tagsLocked = call.now().plus(state.behaviour.tagLock);
        return Answer.ok(Json.object());
    }

    Answer untag(Call call) {
        Table table = lock(call);
        call.body().path("TagKeys").forEach(key -> table.tags.remove(key.asText()));
        table.tagsLocked = call.now().plus(state.behaviour.tagLock);
        return Answer.ok(Json.object());
    }

    private Table lock(Call call) {
        Table table = table(call);
        if (call.now().isBefore(table.tagsLocked)) {
            throw ServiceError.of("LimitExceededException", "Table tags are being updated: " + table.name);
        }
        return table;
    }

    private Table table(Call call) {
        String arn = call.required("ResourceArn");
        if (!arn.startsWith("arn:")
                || arn.contains("/backup/")
                || arn.chars().filter(c -> c == '/').count() != 1) {
            throw ServiceError.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return state.usable(call, Check.table(call.site(), "ResourceArn", arn));
    }
}
