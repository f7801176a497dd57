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
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks AWS which tables a query means. A few plain names are looked up one by one, which needs no right to list tables;
 * else every page of the listing is read. Tags are read only when the query has tags, and only of the tables whose
 * names match. A table that cannot be looked at does not stop the others, unless none can.
 */
public final class TableResolution {

    /** From here on one listing is cheaper than a look at each name. */
    private static final int MOST_LOOKED_UP = 20;

    private static final Set<ErrorKind> OF_EVERY_CALL = EnumSet.of(
            ErrorKind.EXPIRED,
            ErrorKind.CREDENTIALS_REFUSED,
            ErrorKind.CREDENTIALS_UNAVAILABLE,
            ErrorKind.NO_CREDENTIALS,
            ErrorKind.ROLE_REFUSED,
            ErrorKind.CLOCK_SKEW,
            ErrorKind.UNKNOWN_OPERATION,
            ErrorKind.DEADLINE);

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
            Dispatcher dispatcher, ParsedQuery query, Instant deadline, Consumer<Answer<TableSelection>> whenAnswered) {
        submit(dispatcher, new Matching(dispatcher), query, deadline, whenAnswered);
    }

    static void submit(
            Dispatcher dispatcher,
            Matching matching,
            ParsedQuery query,
            Instant deadline,
            Consumer<Answer<TableSelection>> whenAnswered) {
        find(dispatcher, matching, query, deadline, answer -> {
            if (answer instanceof Answer.Value<FoundTables> found) {
                matching.run(
                        query.quick(found.value().existing().size()),
                        budget -> found.value().select(query, budget),
                        selection -> whenAnswered.accept(new Answer.Value<>(selection)),
                        tooMuch -> whenAnswered.accept(new Answer.Value<>(TableSelection.refused(tooMuch))));
            } else {
                whenAnswered.accept(Answer.failed(((Answer.Failed<FoundTables>) answer).error()));
            }
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
                if (answer instanceof Answer.Value<TableDetails> table) {
                    described.put(name, table.value());
                } else {
                    failed(name, ((Answer.Failed<TableDetails>) answer).error());
                }
                lookedUp(names);
            });
        }
    }

    /**
     * A name that is missing wants all names, to say which ones are near, and so does an exclusion, to say whether it
     * matches any; without the right to list it goes without.
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

    /** A table made just now may be known by its name before it is listed. */
    private List<String> withFound(List<String> listed) {
        return Stream.of(listed, described.keySet(), failures.keySet())
                .flatMap(Collection::stream)
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

    /** One table tells partition and account, and with them every other table's ARN: the first that can be looked at. */
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
            if (answer instanceof Answer.Value<TableDetails> details) {
                failures.clear(); // for their tags no other table has to be looked at
                readTags(existing, candidates, TableArn.parse(details.value().arn()));
                return;
            }
            failed(table, ((Answer.Failed<TableDetails>) answer).error());
            if (!failed) {
                readTags(existing, candidates, first + 1);
            }
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
                if (answer instanceof Answer.Value<Map<String, String>> value) {
                    tags.put(table, value.value());
                } else {
                    failed(table, ((Answer.Failed<Map<String, String>>) answer).error());
                }
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
     * One table must not stop the others, but what holds for every call does. A table that is gone, or not there yet, is
     * no failure: the selection names it as unknown.
     */
    private void failed(String table, AwsError error) {
        if (OF_EVERY_CALL.contains(error.kind())) {
            fail(error);
        } else if (error.kind() != ErrorKind.RESOURCE_NOT_FOUND) {
            failures.put(table, error);
        }
    }

    private void finish(List<String> existing, Optional<String> tooMuch) {
        whenAnswered.accept(new Answer.Value<>(new FoundTables(existing, tags, described, failures, tooMuch)));
    }

    private void fail(AwsError error) {
        if (!failed) {
            failed = true;
            whenAnswered.accept(Answer.failed(error));
        }
    }
}
