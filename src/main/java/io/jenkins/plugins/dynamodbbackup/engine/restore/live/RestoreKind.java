package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ChooseStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.PreviewStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsSourceStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Restores of every mode. */
public final class RestoreKind {

    public static final OperationKind<RestoreRequest, RestoreProgress, RestoreReport> KIND = new OperationKind<>(
            "restore", RestoreProgress.class, RestoreProgress.VERSION, RestoreKind::start, RestoreKind::resume);

    private RestoreKind() {}

    private static RestoreOperation start(
            RestoreRequest request,
            Map<String, String> environment,
            AwsSession session,
            OperationHost host,
            ProgressStore<RestoreProgress> store,
            Journal journal)
            throws BadRequestException {
        return RestoreOperation.start(request, environment, session, host, store, journal, RestoreKind::stages);
    }

    private static RestoreOperation resume(
            RestoreProgress saved,
            AwsSession session,
            OperationHost host,
            ProgressStore<RestoreProgress> store,
            Journal journal)
            throws BadRequestException {
        return RestoreOperation.resume(saved, session, host, store, journal, RestoreKind::stages);
    }

    private static List<RestoreStage> stages(RestoreOperation run) {
        RestoreRequest request = run.request();
        if (request.drill()) {
            return List.of(new ChooseStage(run), new CopyStage(run), new DropStage(run));
        }
        return switch (request.mode()) {
            case NEW, SETTINGS -> RestoreOperation.toNewTable(run);
            case IN_PLACE -> inPlace(run, request);
            case REPLACE -> replace(run, request);
        };
    }

    private static List<RestoreStage> inPlace(RestoreOperation run, RestoreRequest request) {
        List<RestoreStage> all = new ArrayList<>(List.of(new ChooseStage(run), new CheckStage(run)));
        if (!request.dryRun()) {
            all.add(new SafetyStage(run));
        }
        all.addAll(List.of(new CopyStage(run), new CompareStage(run), new PlanStage(run)));
        if (!request.dryRun()) {
            all.add(new WriteStage(run));
        }
        all.add(new DropStage(run));
        return all;
    }

    private static List<RestoreStage> replace(RestoreOperation run, RestoreRequest request) {
        List<RestoreStage> all = new ArrayList<>();
        all.add(new ChooseStage(run));
        if (!request.settings().none()) {
            all.add(new SettingsSourceStage(run));
        }
        all.add(new CheckStage(run));
        if (request.dryRun()) {
            all.add(new PreviewStage(run));
        } else {
            all.addAll(List.of(
                    new CopyStage(run),
                    new SafetyStage(run),
                    new DeleteStage(run),
                    new ReplacementStage(run),
                    new DropStage(run)));
        }
        return all;
    }
}
