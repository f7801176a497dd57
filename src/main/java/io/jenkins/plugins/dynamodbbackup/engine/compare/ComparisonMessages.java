package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;

/** What a comparison has found, in words. */
public final class ComparisonMessages {

    private ComparisonMessages() {}

    /** How much was compared, as a phrase: {@code 1,000 of 2,310,442 items compared}. */
    public static Message scope(ComparisonRequest what, ComparisonCounts counts) {
        Argument items = Argument.quantity(counts.items());
        if (what.sample() > 0) {
            long all = Math.max(what.estimate(), counts.items());
            return Message.of("compare.scope.sample", items, Argument.quantity(all));
        }
        if (!what.share().all()) {
            return Message.of("compare.scope.share", items, what.share().toString());
        }
        return Message.of(what.keys().all() ? "compare.scope" : "compare.scope.keys", items);
    }

    /** Whether the tables are equal, as one sentence. */
    public static Message result(ComparisonRequest what, ComparisonCounts counts) {
        Argument left = Argument.table(what.left().name());
        Argument right = Argument.table(what.right().name());
        Message scope = scope(what, counts);
        if (counts.differences() == 0) {
            return Message.of("compare.equal", left, right, scope);
        }
        return Message.of(
                "compare.differ",
                left,
                right,
                Argument.quantity(counts.missing()),
                Argument.quantity(counts.extra()),
                Argument.quantity(counts.changed()),
                scope);
    }

    /** The first differences, one line each. */
    public static List<Message> examples(ComparisonProgress progress) {
        return progress.examples().stream()
                .map(line -> Difference.parse(line).message())
                .toList();
    }
}
