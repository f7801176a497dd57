package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceMessages;
import java.util.ArrayList;
import java.util.List;

/** The end of a dry run: says what would be restored, and requests nothing. */
public final class PreviewStage extends RestoreStage {

    public static final String NAME = "preview";

    private final List<Message> lines = new ArrayList<>();

    public PreviewStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.target", run.target()));
    }

    @Override
    public void start() {
        RestoreProgress progress = run.progress();
        lines.add(SourceMessages.preview(
                progress.chosen(), run.session().serviceClock().now()));
        try {
            RestorePlan plan = progress.plan();
            plan.notes().forEach(run::note);
            lines.add(overrides(plan.overrides()));
            progress.of(StageProgress.Settings.class).ifPresent(settings -> {
                lines.add(settings.source());
                lines.add(SettingsSources.toApply(SettingsSources.forecast(
                        progress,
                        settings.original(),
                        run.session().serviceClock().now())));
            });
        } catch (BadRequestException impossible) {
            run.fail(Message.of("restore.impossible", impossible.reason()));
            return;
        }
        look(this::there, this::notThere);
    }

    @Override
    public boolean lastLook() {
        run.interrupt();
        nothingRestored();
        return true;
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return notBegun();
    }

    private void there(TableDetails table) {
        if (run.request().mode() == RestoreRequest.Mode.REPLACE) {
            lines.add(Message.of("restore.preview.replaced", run.target()));
            end();
            return;
        }
        TargetCheck check = TargetCheck.of(table, run.progress());
        if (check instanceof TargetCheck.Foreign foreign) {
            lines.add(Message.of("restore.preview.taken", run.target(), table.status()));
            end(Verdict.FAILURE, Outcome.FAILED, Message.of("restore.impossible", foreign.message()));
        } else {
            lines.add(Message.of(
                    check instanceof TargetCheck.Leaving ? "restore.preview.leaving" : "restore.preview.underWay",
                    run.target()));
            end();
        }
    }

    private void notThere(AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            lines.add(Message.of("restore.preview.free", run.target()));
            end();
        } else {
            run.fail(error);
        }
    }

    private static Message overrides(TableOverrides overrides) {
        List<Message> parts = new ArrayList<>();
        overrides.billingMode().ifPresent(mode -> parts.add(Message.of("restore.preview.billing", mode.name())));
        overrides
                .capacity()
                .ifPresent(units -> parts.add(Message.of("restore.capacity.units", units.read(), units.write())));
        overrides.indexes().ifPresent(indexes -> parts.add(indexes(indexes)));
        overrides.encryption().ifPresent(key -> parts.add(key(key)));
        return parts.isEmpty()
                ? Message.of("restore.preview.noOverrides")
                : Message.of("restore.preview.overrides", Argument.list(parts));
    }

    private static Message indexes(List<SecondaryIndex> indexes) {
        return indexes.isEmpty()
                ? Message.of("restore.preview.noIndexes")
                : Message.of(
                        "restore.preview.indexes",
                        Argument.names(
                                indexes.stream().map(SecondaryIndex::name).toList()));
    }

    private static Message key(TableOverrides.KmsChoice key) {
        if (key instanceof TableOverrides.KmsChoice.CustomerKey customer) {
            return Message.of("restore.preview.key", customer.key());
        }
        return Message.of(
                key instanceof TableOverrides.KmsChoice.AwsManaged
                        ? "restore.preview.awsManaged"
                        : "restore.preview.awsOwned");
    }

    private void end() {
        end(Verdict.SUCCESS, Outcome.SKIPPED, Message.of("restore.preview", run.target()));
    }

    private void end(Verdict verdict, Outcome outcome, Message message) {
        lines.forEach(run::say);
        run.endPreview(verdict, outcome, message, lines);
    }
}
