package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTables;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTagsOfResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the tables of a query in AWS. A few plain names are looked up one by one, which needs no permission to list
 * tables; else every page of the listing is read. Tags are read only when the query has tags, and only of the tables
 * whose names match. A table that cannot be read does not stop the others, unless none can be read.
 */
public final class TableResolution {

    /** From here on one listing is cheaper than a look at each name. */
    private static final int MOST_LOOKED_UP = 20;

    private final Dispatcher dispatcher;
    private final Matching matching;
    private final ParsedQuery query;
    private final Instant deadline;
    private final Consumer<Answer<FoundTables>> whenAnswered;
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<String, TableDetails> described = new LinkedHashMap<>();
    private final Map<String, AwsError> failures = new LinkedHashMap<>();
    private int awaited;
    private boolean failed;

    private TableResolution(
            Dispatcher dispatcher,
            Matching matching,
            ParsedQuery query,
            Instant deadline,
            Consumer<Answer<FoundTables>> whenAnswered) {
        this.dispatcher = dispatcher;
        this.matching = matching;
        this.query = query;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    /** @param whenAnswered gets the selection, or the first failure: a half-read list is never a selection */
    public static void submit(
            Dispatcher dispatcher,
            Matching matching,
            ParsedQuery query,
            Instant deadline,
            Consumer<Answer<TableSelection>> whenAnswered) {
        find(dispatcher, matching, query, deadline, answer -> {
            answer.handle(
                    found -> matching.run(
                            query.quick(found.existing().size()),
                            budget -> found.select(query, budget),
                            selection -> whenAnswered.accept(new Answer.Value<>(selection)),
                            tooMuch -> whenAnswered.accept(new Answer.Value<>(TableSelection.refused(tooMuch)))),
                    error -> whenAnswered.accept(Answer.failed(error)));
        });
    }

    /** @param whenAnswered gets all that a selection needs, or the first failure */
    public static void find(
            Dispatcher dispatcher,
            Matching matching,
            ParsedQuery query,
            Instant deadline,
            Consumer<Answer<FoundTables>> whenAnswered) {
        TableResolution resolution = new TableResolution(dispatcher, matching, query, deadline, whenAnswered);
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
                answer.handle(table -> described.put(name, table), error -> failed(name, error));
                lookedUp(names);
            });
        }
    }

    /**
     * A missing name needs all names, to find the nearest, and so does an exclusion, to check whether it matches any;
     * without the permission to list they are left out.
     */
    private void lookedUp(List<String> names) {
        if (--awaited > 0 || failed) {
            return;
        }
        if (described.isEmpty() && !failures.isEmpty()) {
            fail(failures.values().iterator().next());
            return;
        }
        List<String> found = withFound(List.of());
        if (found.size() == names.size() && query.exclude().isEmpty()) {
            readTags(found);
        } else {
            ListTables.submit(dispatcher, deadline, answer -> readTags(answer.fold(this::withFound, error -> found)));
        }
    }

    /** A new table may be found by its name before it is listed. */
    private List<String> withFound(List<String> listed) {
        return Stream.of(listed, described.keySet(), failures.keySet())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private void list() {
        ListTables.submit(dispatcher, deadline, answer -> answer.handle(this::readTags, this::fail));
    }

    private void readTags(List<String> existing) {
        if (!query.needsTags()) {
            finish(existing, Optional.empty());
            return;
        }
        matching.run(
                query.quick(existing.size()),
                budget -> query.candidates(existing, budget),
                candidates -> readTags(
                        existing,
                        candidates.stream()
                                .filter(table -> !failures.containsKey(table))
                                .toList(),
                        0),
                tooMuch -> finish(existing, Optional.of(tooMuch)));
    }

    /** The first table that can be read gives partition and account, and so the ARN of every other table. */
    private void readTags(List<String> existing, List<String> candidates, int first) {
        if (!described.isEmpty()) {
            String arn = described.values().iterator().next().arn();
            readTags(existing, candidates, TableArn.parse(arn));
            return;
        }
        if (first == candidates.size()) {
            if (failures.isEmpty()) {
                finish(existing, Optional.empty());
            } else {
                fail(failures.values().iterator().next());
            }
            return;
        }
        String table = candidates.get(first);
        dispatcher.submit(DescribeTable.of(table), deadline, answer -> {
            answer.handle(
                    details -> {
                        failures.clear(); // the tags of the others can be read without DescribeTable
                        readTags(existing, candidates, TableArn.parse(details.arn()));
                    },
                    error -> {
                        failed(table, error);
                        if (!failed) {
                            readTags(existing, candidates, first + 1);
                        }
                    });
        });
    }

    private void readTags(List<String> existing, List<String> candidates, Optional<TableArn> anyTable) {
        if (candidates.isEmpty() || anyTable.isEmpty()) {
            finish(existing, Optional.empty());
            return;
        }
        awaited = candidates.size();
        for (String table : candidates) {
            ListTagsOfResource.submit(dispatcher, anyTable.get().withTable(table), deadline, answer -> {
                answer.handle(value -> tags.put(table, value), error -> failed(table, error));
                readTagsOf(existing);
            });
        }
    }

    private void readTagsOf(List<String> existing) {
        if (--awaited > 0 || failed) {
            return;
        }
        if (tags.isEmpty() && !failures.isEmpty()) {
            fail(failures.values().iterator().next());
        } else {
            finish(existing, Optional.empty());
        }
    }

    /**
     * One table must not stop the others, but an error of every call does. A table that does not exist is no failure: the
     * selection names it as missing.
     */
    private void failed(String table, AwsError error) {
        if (error.aboutCredentials()
                || error.kind() == ErrorKind.UNKNOWN_OPERATION
                || error.kind() == ErrorKind.DEADLINE) {
            fail(error);
        } else if (error.kind() != ErrorKind.RESOURCE_NOT_FOUND) {
            failures.put(table, error);
        }
    }

    private void finish(List<String> existing, Optional<Message> tooMuch) {
        whenAnswered.accept(new Answer.Value<>(new FoundTables(existing, tags, described, failures, tooMuch)));
    }

    private void fail(AwsError error) {
        if (!failed) {
            failed = true;
            whenAnswered.accept(Answer.failed(error));
        }
    }
}
