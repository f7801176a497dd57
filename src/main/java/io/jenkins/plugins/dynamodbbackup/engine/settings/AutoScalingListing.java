package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.Page;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.PagedListing;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.AutoScaling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Application Auto Scaling knows about tables: targets, policies and scheduled actions (spec 2.2). When many tables
 * are read it is listed once for the whole account and region, otherwise table by table.
 */
public final class AutoScalingListing {

    private static final List<String> RECORDS_OF_AWS = List.of(
            "ServiceNamespace",
            "CreationTime",
            "ScalableTargetARN",
            "PolicyARN",
            "ScheduledActionARN",
            "Alarms",
            "PredictedCapacity");

    private final Dispatcher aws;
    private final boolean whole;
    private final Optional<String> region;
    private final List<Consumer<Answer<Found>>> waiting = new ArrayList<>();
    private Optional<Answer<Found>> all = Optional.empty();

    private record Found(List<ObjectNode> targets, List<ObjectNode> policies, List<ObjectNode> actions) {}

    /** The call for a page, by its cursor. */
    private interface Listing extends Function<Optional<String>, AwsCall<Page<ObjectNode>>> {}

    /** @param whole whether to list everything at once */
    public AutoScalingListing(Dispatcher aws, boolean whole) {
        this(aws, whole, Optional.empty());
    }

    /** @param region of the tables that are read, where it is not that of the session */
    public AutoScalingListing(Dispatcher aws, boolean whole, Optional<String> region) {
        this.aws = aws;
        this.region = region;
        this.whole = whole;
    }

    Optional<String> region() {
        return region;
    }

    /** The call, in the region of the tables. */
    <T> AwsCall<T> here(AwsCall<T> call) {
        return region.map(call::in).orElse(call);
    }

    /** Answers with the targets, policies and actions of a table and its indexes; empty when it is not scaled. */
    void of(String table, List<String> indexes, Instant deadline, Consumer<Answer<ObjectNode>> then) {
        String resource = "table/" + table;
        List<String> ids = Stream.concat(
                        Stream.of(resource), indexes.stream().map(index -> resource + "/index/" + index))
                .toList();
        Consumer<Answer<Found>> select =
                answer -> then.accept(answer.fold(found -> new Answer.Value<>(json(found, ids)), Answer::failed));
        if (!whole) {
            list(ids, deadline, select);
        } else if (all.isPresent()) {
            select.accept(all.get());
        } else {
            waiting.add(select);
            if (waiting.size() == 1) {
                list(List.of(), deadline, this::listed);
            }
        }
    }

    private void listed(Answer<Found> answer) {
        all = Optional.of(answer);
        List.copyOf(waiting).forEach(then -> then.accept(answer));
        waiting.clear();
    }

    private void list(List<String> ids, Instant deadline, Consumer<Answer<Found>> then) {
        Listing targets = cursor -> AutoScaling.targets(ids, cursor);
        pages(List.of(targets), deadline, orFailed(then, found -> {
            List<Optional<String>> scaled = whole ? List.of(Optional.empty()) : resources(found);
            List<Listing> policies = scaled.stream()
                    .<Listing>map(id -> cursor -> AutoScaling.policies(id, cursor))
                    .toList();
            List<Listing> actions = scaled.stream()
                    .<Listing>map(id -> cursor -> AutoScaling.actions(id, cursor))
                    .toList();
            pages(
                    policies,
                    deadline,
                    orFailed(
                            then,
                            ofPolicies -> pages(
                                    actions,
                                    deadline,
                                    orFailed(
                                            then,
                                            ofActions -> then.accept(
                                                    new Answer.Value<>(new Found(found, ofPolicies, ofActions)))))));
        }));
    }

    private static List<Optional<String>> resources(List<ObjectNode> targets) {
        return targets.stream()
                .map(target -> Optional.of(target.path("ResourceId").asText()))
                .distinct()
                .toList();
    }

    private static <T> Consumer<Answer<T>> orFailed(Consumer<Answer<Found>> failed, Consumer<T> value) {
        return answer -> answer.handle(value, error -> failed.accept(Answer.failed(error)));
    }

    /** All pages of all listings, one after the other. */
    private void pages(List<Listing> listings, Instant deadline, Consumer<Answer<List<ObjectNode>>> then) {
        pages(listings, new ArrayList<>(), deadline, then);
    }

    private void pages(
            List<Listing> left, List<ObjectNode> found, Instant deadline, Consumer<Answer<List<ObjectNode>>> then) {
        if (left.isEmpty()) {
            then.accept(new Answer.Value<>(found));
            return;
        }
        new PagedListing<>(
                        aws,
                        cursor -> here(left.get(0).apply(cursor)),
                        deadline,
                        answer -> answer.handle(
                                entries -> {
                                    found.addAll(entries);
                                    pages(left.subList(1, left.size()), found, deadline, then);
                                },
                                error -> then.accept(Answer.failed(error))))
                .next();
    }

    private static ObjectNode json(Found found, List<String> ids) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "targets", found.targets(), ids, "ScalableDimension");
        put(json, "policies", found.policies(), ids, "PolicyName");
        put(json, "scheduledActions", found.actions(), ids, "ScheduledActionName");
        return json;
    }

    private static void put(ObjectNode json, String field, List<ObjectNode> all, List<String> ids, String name) {
        List<ObjectNode> ours = all.stream()
                .filter(entry -> ids.contains(entry.path("ResourceId").asText()))
                .sorted(Comparator.<ObjectNode, String>comparing(
                                entry -> entry.path("ResourceId").asText())
                        .thenComparing(entry -> entry.path("ScalableDimension").asText())
                        .thenComparing(entry -> entry.path(name).asText()))
                .map(ObjectNode::deepCopy)
                .toList();
        ours.forEach(entry -> entry.remove(RECORDS_OF_AWS));
        if (!ours.isEmpty()) {
            json.putArray(field).addAll(List.<JsonNode>copyOf(ours));
        }
    }
}
