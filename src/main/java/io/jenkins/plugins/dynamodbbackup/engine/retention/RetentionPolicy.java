package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.table.MatchBudget;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameMatches;
import io.jenkins.plugins.dynamodbbackup.engine.table.NamePattern;
import io.jenkins.plugins.dynamodbbackup.engine.table.TooMuchToMatchException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What stays and what may go: a {@link PruneRequest} that was found sound.
 *
 * @param rules at least one; a backup stays if any of them keeps it
 * @param minKeep this many newest good backups of every table stay whatever the rules say; at least 1
 * @param scope by their names, the backups that the policy speaks about
 * @param protect names of backups that stay and still count for the rules
 * @param maxDeletes a plan with more is refused whole; at least 1
 * @param deletedTables also the backups of tables that are gone, of which each has {@code minKeep} of its own
 */
public record RetentionPolicy(
        List<KeepRule> rules,
        int minKeep,
        NameScope scope,
        List<NamePattern> protect,
        int maxDeletes,
        boolean deletedTables) {

    public RetentionPolicy {
        rules = List.copyOf(rules);
        protect = List.copyOf(protect);
    }

    /**
     * Reads and checks a request.
     *
     * @param madeByDefaultTemplate whether a backup of a table (first) has a name (second) that the default template
     *     makes
     * @throws BadRequestException if no rule is given, a number is too small, or a pattern is malformed or too wide
     */
    public static RetentionPolicy parse(PruneRequest request, BiPredicate<String, String> madeByDefaultTemplate)
            throws BadRequestException {
        if (request.deletedTables() && !request.tables().tags().isEmpty()) {
            throw BadRequestException.of("deletedTables", "retention.deletedTables.tags", Argument.parameter("tags"));
        }
        return new RetentionPolicy(
                rules(request.keep()),
                minKeep(request.keep()),
                NameScope.parse(request, madeByDefaultTemplate),
                NamePattern.parseAll("protect", request.protect()),
                maxDeletes(request),
                request.deletedTables());
    }

    /**
     * The same, with all matching done.
     *
     * @param backups names of all backups that the policy will be asked about
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public RetentionPolicy matching(Collection<String> backups, MatchBudget budget) {
        NameMatches matches = NameMatches.of(backups, patterns(), budget);
        return new RetentionPolicy(
                rules,
                minKeep,
                scope.known(matches),
                protect.stream().map(matches::known).toList(),
                maxDeletes,
                deletedTables);
    }

    /** What names of backups are compared with. */
    public List<NamePattern> patterns() {
        return Stream.concat(scope.pattern().stream(), protect.stream()).toList();
    }

    /** The same, with the backups of tables that are gone. */
    public RetentionPolicy withDeletedTables() {
        return new RetentionPolicy(rules, minKeep, scope, protect, maxDeletes, true);
    }

    /** The same for a run whose number of deletions was judged before. */
    public RetentionPolicy withoutLimit() {
        return new RetentionPolicy(rules, minKeep, scope, protect, Integer.MAX_VALUE, deletedTables);
    }

    private static List<KeepRule> rules(KeepCounts keep) throws BadRequestException {
        ZoneId zone = zone(keep.timeZone());
        List<KeepRule> rules = new ArrayList<>();
        for (KeepParameter parameter : KeepParameter.values()) {
            Optional<Integer> count = keep.count(parameter);
            if (count.isPresent()) {
                positive(parameter.word(), count.get());
                rules.add(parameter.rule(count.get(), zone));
            }
        }
        if (rules.isEmpty()) {
            throw BadRequestException.of(
                    KeepParameter.KEEP_LAST.word(),
                    "retention.noRule",
                    Argument.list(Stream.of(KeepParameter.values())
                            .filter(parameter -> parameter != KeepParameter.KEEP_LAST)
                            .map(parameter -> Argument.parameter(parameter.word()))
                            .toList()));
        }
        return rules;
    }

    private static ZoneId zone(String written) throws BadRequestException {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException unknown) {
            throw BadRequestException.of("timeZone", "retention.timeZone.invalid", written);
        }
    }

    private static void positive(String field, int value) throws BadRequestException {
        if (value < 1) {
            throw BadRequestException.of(field, "retention.ruleTooSmall", value);
        }
    }

    private static int minKeep(KeepCounts keep) throws BadRequestException {
        if (keep.minKeep() < 1) {
            throw BadRequestException.of("minKeep", "retention.minKeep.tooSmall", keep.minKeep());
        }
        return keep.minKeep();
    }

    private static int maxDeletes(PruneRequest request) throws BadRequestException {
        if (request.maxDeletes() < 1) {
            throw BadRequestException.of(
                    "maxDeletes", "retention.maxDeletes.tooSmall", request.maxDeletes(), Argument.parameter("dryRun"));
        }
        return request.maxDeletes();
    }
}
