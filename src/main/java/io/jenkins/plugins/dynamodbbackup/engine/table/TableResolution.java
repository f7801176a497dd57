package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ListTables;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ListTagsOfResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.TableDetails;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks AWS which tables a query means. A few plain names are looked up one by one, which needs no right to list tables;
 * else every page of the listing is read. Tags are read only when the query has tags, and only of the tables whose
 * names match.
 */
public final class TableResolution {

    /** From here on one listing is cheaper than a look at each name. */
    private static final int MOST_LOOKED_UP = 20;

    private final Dispatcher dispatcher;
    private final ParsedQuery query;
    private final Instant deadline;
    private final Consumer<Answer<FoundTables>> whenAnswered;
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<String, TableDetails> described = new HashMap<>();
    private int awaited;
    private boolean failed;

    private TableResolution(
            Dispatcher dispatcher, ParsedQuery query, Instant deadline, Consumer<Answer<FoundTables>> whenAnswered) {
        this.dispatcher = dispatcher;
        this.query = query;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    /** @param whenAnswered gets the selection, or the first failure: a half-read list is never a selection */
    public static void submit(
            Dispatcher dispatcher, ParsedQuery query, Instant deadline, Consumer<Answer<TableSelection>> whenAnswered) {
        find(
                dispatcher,
                query,
                deadline,
                answer -> whenAnswered.accept(
                        answer.fold(found -> new Answer.Value<>(found.select(query)), Answer::failed)));
    }

    /** @param whenAnswered gets all that a selection needs, or the first failure */
    public static void find(
            Dispatcher dispatcher, ParsedQuery query, Instant deadline, Consumer<Answer<FoundTables>> whenAnswered) {
        TableResolution resolution = new TableResolution(dispatcher, query, deadline, whenAnswered);
        if (query.onlyLiteralNames() && query.literalNames().size() <= MOST_LOOKED_UP) {
            resolution.lookUp(query.literalNames());
        } else {
            resolution.list();
        }
    }

    private void lookUp(List<String> names) {
        awaited = names.size();
        for (String name : names) {
            dispatcher.submit(DescribeTable.of(name), deadline, answer -> {
                if (answer instanceof Answer.Value<TableDetails> table) {
                    described.put(name, table.value());
                    lookedUp(names);
                } else {
                    AwsError error = ((Answer.Failed<TableDetails>) answer).error();
                    if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
                        lookedUp(names);
                    } else {
                        fail(error);
                    }
                }
            });
        }
    }

    /** A name that is missing wants all names, to say which ones are near; without the right to list it goes without. */
    private void lookedUp(List<String> names) {
        if (--awaited > 0 || failed) {
            return;
        }
        List<String> found = List.copyOf(described.keySet());
        if (found.size() == names.size()) {
            readTags(found);
        } else {
            ListTables.submit(dispatcher, deadline, answer -> readTags(answer.fold(this::withFound, error -> found)));
        }
    }

    /** A table made just now may be known by its name before it is listed. */
    private List<String> withFound(List<String> listed) {
        return Stream.concat(listed.stream(), described.keySet().stream())
                .distinct()
                .toList();
    }

    private void list() {
        ListTables.submit(dispatcher, deadline, answer -> {
            if (answer instanceof Answer.Value<List<String>> existing) {
                readTags(existing.value());
            } else {
                fail(((Answer.Failed<List<String>>) answer).error());
            }
        });
    }

    private void readTags(List<String> existing) {
        List<String> candidates = query.candidates(existing);
        if (!query.needsTags() || candidates.isEmpty()) {
            finish(existing);
            return;
        }
        readTags(existing, candidates, 0);
    }

    /** One table tells partition and account, and with them every other table's ARN: the first that is still there. */
    private void readTags(List<String> existing, List<String> candidates, int first) {
        if (first == candidates.size()) {
            finish(existing);
            return;
        }
        dispatcher.submit(DescribeTable.of(candidates.get(first)), deadline, answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                readTags(existing, candidates, TableArn.parse(table.value().arn()));
                return;
            }
            AwsError error = ((Answer.Failed<TableDetails>) answer).error();
            if (gone(error)) {
                readTags(existing, candidates, first + 1);
            } else {
                fail(error);
            }
        });
    }

    private void readTags(List<String> existing, List<String> candidates, Optional<TableArn> anyTable) {
        awaited = candidates.size();
        for (String table : candidates) {
            if (anyTable.isEmpty()) {
                readTagsOf(existing);
                continue;
            }
            ListTagsOfResource.submit(dispatcher, anyTable.get().withTable(table), deadline, answer -> {
                if (answer instanceof Answer.Value<Map<String, String>> value) {
                    tags.put(table, value.value());
                } else if (!gone(((Answer.Failed<Map<String, String>>) answer).error())) {
                    fail(((Answer.Failed<Map<String, String>>) answer).error());
                }
                readTagsOf(existing);
            });
        }
    }

    private void readTagsOf(List<String> existing) {
        if (--awaited == 0 && !failed) {
            finish(existing);
        }
    }

    /** Deleted since it was listed, or not there yet: without its tags the selection names it as unknown. */
    private static boolean gone(AwsError error) {
        return error.kind() == ErrorKind.RESOURCE_NOT_FOUND;
    }

    private void finish(List<String> existing) {
        whenAnswered.accept(new Answer.Value<>(new FoundTables(existing, tags, described)));
    }

    private void fail(AwsError error) {
        if (!failed) {
            failed = true;
            whenAnswered.accept(Answer.failed(error));
        }
    }
}
