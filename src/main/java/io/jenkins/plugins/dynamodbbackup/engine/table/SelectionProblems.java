package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** What a query does not select although it names it, and why. */
final class SelectionProblems {

    /** In the wrong region thousands of names are missing for one reason: only so many get a hint. */
    private static final int MOST_HINTS = 20;

    private static final int MOST_NAMED = 20;

    private static final Argument TABLES = Argument.parameter("tables");
    private static final Argument EXCLUDE = Argument.parameter("exclude");
    private static final Message CHECK = Message.of("table.hint.check");

    /** Hints to which the rule about whole names adds nothing. */
    private static final Set<String> SUFFICIENT =
            Set.of("table.hint.noTables", "table.hint.noTables.in", "table.hint.part");

    private final ParsedQuery query;
    private final NameMatches matches;
    private final Set<String> candidates;
    private final Set<String> selected;
    private final Set<String> open = new HashSet<>();
    private final List<String> unread;
    private final int meant;
    private final NearestNames nearest;
    private final BooleanSupplier timeLeft;
    private int hints;

    /**
     * @param unreadable tables that could not be read; their errors are reported elsewhere
     * @param unread tables without tags because they have been deleted meanwhile
     */
    SelectionProblems(
            ParsedQuery query,
            NameMatches matches,
            Collection<String> candidates,
            Collection<String> selected,
            Collection<UnreadableTable> unreadable,
            List<String> unread,
            MatchBudget budget) {
        this.query = query;
        this.matches = matches;
        this.candidates = new HashSet<>(candidates);
        this.selected = new TreeSet<>(selected);
        this.unread = unread;
        this.meant = selected.size() + unreadable.size();
        this.nearest = new NearestNames(matches.names());
        this.timeLeft = budget::leftForHints;
        open.addAll(unread);
        unreadable.forEach(table -> open.add(table.table()));
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (NamePattern pattern : query.tables()) {
            List<String> matched = matches.of(pattern);
            if (matched.isEmpty()) {
                String key = pattern.literal().isPresent() ? "table.missing" : "table.unmatched";
                messages.add(hinted(Message.of(key, NameRules.shown(pattern.text())), hint(pattern)));
            } else if (matched.stream().noneMatch(table -> selected.contains(table) || open.contains(table))) {
                messages.add(pattern.literal().isPresent() ? leftOut(pattern.text()) : allLeftOut(pattern, matched));
            }
        }
        unread.forEach(table -> messages.add(Message.of("table.unread", Argument.table(table))));
        // Below 1 there is nothing to add: a selection is empty only if every pattern is named above.
        if (meant < query.minTables() && query.minTables() > 1) {
            messages.add(tooFew());
        }
        return messages;
    }

    private Message tooFew() {
        return Message.of(
                selected.isEmpty() ? "table.tooFew" : "table.tooFew.selected",
                Argument.parameter("minTables"),
                query.minTables(),
                meant,
                query.minTables() - meant,
                new Argument.Several(selected.stream().map(Argument::table).toList(), false, MOST_NAMED));
    }

    /** @param idle what matches no known table */
    List<Message> idleExclusions(List<NamePattern> idle) {
        return idle.stream().map(this::idleExclusion).toList();
    }

    private Message idleExclusion(NamePattern pattern) {
        Message idle = Message.of("table.idle", EXCLUDE, NameRules.shown(pattern.text()));
        Optional<Message> hint = hint(pattern);
        boolean saysIt = hint.filter(it -> SUFFICIENT.contains(it.key())).isPresent();
        return hinted(saysIt ? idle : Message.of("table.hinted", idle, Message.of("table.hint.wholeName")), hint);
    }

    private static Message hinted(Message what, Optional<Message> hint) {
        return hint.map(it -> Message.of("table.hinted", what, it)).orElse(what);
    }

    private Optional<Message> hint(NamePattern pattern) {
        if (matches.names().isEmpty()) {
            return Optional.of(query.region()
                    .map(region -> Message.of("table.hint.noTables.in", region))
                    .orElseGet(() -> Message.of("table.hint.noTables")));
        }
        if (++hints > MOST_HINTS) {
            return Optional.empty();
        }
        if (pattern instanceof NamePattern.Regex regex) {
            List<String> parts = matches.names().stream()
                    .takeWhile(name -> timeLeft.getAsBoolean())
                    .filter(regex::matchesPartOf)
                    .limit(NearestNames.MOST)
                    .toList();
            return Optional.of(parts.isEmpty() ? CHECK : Message.of("table.hint.part", NameRules.quoted(parts)));
        }
        List<String> near =
                nearest.to(pattern instanceof GlobPattern glob ? glob.fixedPart() : pattern.text(), timeLeft);
        return Optional.of(near.isEmpty() ? CHECK : Message.of("table.hint.near", near.size(), NameRules.quoted(near)));
    }

    private Message leftOut(String table) {
        return candidates.contains(table)
                ? Message.of("table.untagged", Argument.table(table), TABLES, tags())
                : Message.of("table.excluded", Argument.table(table), TABLES, EXCLUDE);
    }

    private Message allLeftOut(NamePattern pattern, List<String> matched) {
        Argument text = NameRules.shown(pattern.text());
        long excluded =
                matched.stream().filter(table -> !candidates.contains(table)).count();
        if (excluded == matched.size()) {
            return Message.of("table.matches.excluded", text, matched.size(), EXCLUDE);
        }
        return excluded > 0
                ? Message.of("table.matches.restUntagged", text, matched.size(), EXCLUDE, excluded, tags())
                : Message.of("table.matches.untagged", text, matched.size(), tags());
    }

    private Message tags() {
        List<String> texts = query.tags().stream().map(TagCondition::text).toList();
        return Message.of("table.tags", texts.size(), NameRules.quoted(texts));
    }
}
