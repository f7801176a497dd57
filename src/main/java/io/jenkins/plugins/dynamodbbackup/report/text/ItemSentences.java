package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Compared;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Copy;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Drill;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Planned;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Written;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a restore compared, wrote and left behind, in a sentence each, for the log and the page of a build. */
public record ItemSentences(ModeReport mode) {

    public static ItemSentences of(StoredRestore restore) {
        return new ItemSentences(restore.mode());
    }

    public List<String> all() {
        return Stream.of(
                        mode.comparison().map(ItemSentences::compared),
                        mode.plan().filter(plan -> mode.written().isEmpty()).map(ItemSentences::planned),
                        mode.written().map(ItemSentences::written),
                        mode.safetyBackup().map(backup -> Messages.ItemSentences_safetyBackup(backup.name())),
                        mode.copy().filter(Copy::exists).map(copy -> Messages.ItemSentences_copy(copy.table())),
                        mode.drill().map(ItemSentences::drill))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String compared(Compared items) {
        String scope = Message.of(
                        "compare.scope.sample", Argument.quantity(items.items()), Argument.quantity(items.of()))
                .toString();
        return items.differences() == 0
                ? Messages.ItemSentences_same(scope)
                : Messages.ItemSentences_compared(
                        scope, number(items.missing()), number(items.extra()), number(items.changed()));
    }

    private static String planned(Planned plan) {
        return Messages.ItemSentences_planned(items(plan.puts()), number(plan.deletes()), number(plan.writeUnits()));
    }

    private static String written(Written items) {
        return Messages.ItemSentences_written(items(items.written()), number(items.deleted()), number(items.left()));
    }

    private static String drill(Drill drill) {
        String recovery = Times.span(drill.recovery());
        return drill.items()
                .map(items -> Messages.ItemSentences_drillOf(recovery, items(items)))
                .orElseGet(() -> Messages.ItemSentences_drill(recovery));
    }

    private static String items(long number) {
        return number == 1 ? Messages.ItemSentences_item() : Messages.ItemSentences_items(number(number));
    }

    /** Such as 2,310,442. */
    private static String number(long number) {
        return new Argument.Quantity(number).text(Rendering.PLAIN);
    }
}
