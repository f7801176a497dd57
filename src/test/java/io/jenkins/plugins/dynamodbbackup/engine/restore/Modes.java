package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requests of the table {@code orders} in every mode. */
final class Modes {

    private Modes() {}

    static RestoreRequest replace() {
        return of(
                RestoreRequest.Mode.REPLACE,
                new RestoreSource.Named("orders", "nightly"),
                Optional.of("orders"),
                false);
    }

    static RestoreRequest inPlace(String... keys) {
        RestoreRequest all = of(
                RestoreRequest.Mode.IN_PLACE,
                new RestoreSource.Named("orders", "nightly"),
                Optional.of("orders"),
                false);
        return new RestoreRequest(
                all.source(),
                all.sourceRegion(),
                all.targetTable(),
                all.overrides(),
                all.verify(),
                all.timeout(),
                all.dryRun(),
                all.mode(),
                all.settings(),
                new Rollback(all.rollback().confirm(), List.of(keys)),
                all.limits(),
                all.drill());
    }

    static RestoreRequest drill() {
        return of(RestoreRequest.Mode.NEW, new RestoreSource.Latest("orders"), Optional.empty(), true);
    }

    static RestoreRequest of(RestoreRequest.Mode mode, RestoreSource source, Optional<String> confirm, boolean drill) {
        return new RestoreRequest(
                source,
                Optional.empty(),
                RestoreRequest.DEFAULT_TARGET,
                RestoreOverrides.NONE,
                VerifyLevel.SCHEMA,
                Duration.ofHours(12),
                false,
                mode,
                SettingsChoice.NONE,
                new Rollback(confirm, List.of()),
                WorkLimits.DEFAULT,
                drill);
    }
}
