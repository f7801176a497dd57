package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.util.List;
import java.util.Optional;

/** Which parameters go with which mode, and whether the live table is confirmed. */
final class ModeCheck {

    private static final Argument MODE = Argument.parameter("mode");
    private static final Argument VERIFY = Argument.parameter("verify");
    private static final Argument DRILL = Argument.parameter("drill");

    private ModeCheck() {}

    static void check(RestoreRequest request) throws BadRequestException {
        boolean inPlace = request.mode() == RestoreRequest.Mode.IN_PLACE;
        boolean file = request.source() instanceof RestoreSource.SettingsText;
        refuseIf(
                file && request.ofLiveTable(),
                "mode",
                "restore.mode.settingsOnly",
                request.mode().word());
        if (request.drill()) {
            refuseIf(file || request.mode() != RestoreRequest.Mode.NEW, "drill", "restore.drill.mode", MODE);
            refuseIf(request.dryRun(), "dryRun", "restore.dryRun.drill", DRILL);
        }
        boolean named =
                !request.targetTable().isBlank() && !request.targetTable().equals(RestoreRequest.DEFAULT_TARGET);
        refuseIf(named && request.drill(), "targetTable", "restore.targetTable.drill", DRILL);
        refuseIf(
                named && request.ofLiveTable(),
                "targetTable",
                "restore.targetTable.live",
                MODE,
                request.mode().word());
        boolean confirmed = request.rollback().confirm().isPresent();
        refuseIf(confirmed && !request.ofLiveTable(), "confirm", "restore.confirm.mode", MODE);
        keys(request.rollback().keys(), inPlace);
        limits(request, inPlace);
    }

    private static void keys(List<String> keys, boolean inPlace) throws BadRequestException {
        refuseIf(!keys.isEmpty() && !inPlace, "keys", "restore.keys.mode", MODE);
        refuseIf(keys.stream().anyMatch(key -> key.isEmpty() || key.equals("*")), "keys", "restore.keys.empty");
    }

    private static void limits(RestoreRequest request, boolean inPlace) throws BadRequestException {
        VerifyLevel.Check level = request.verify().check();
        boolean compares = level == VerifyLevel.Check.SAMPLE || level == VerifyLevel.Check.FULL;
        refuseIf(inPlace && level.compareTo(VerifyLevel.Check.SCHEMA) > 0, "verify", "restore.verify.inPlace", MODE);
        Optional<Integer> read = request.limits().readUnits();
        Optional<Integer> write = request.limits().writeUnits();
        refuseIf(read.isPresent() && !inPlace && !compares, "readUnits", "restore.readUnits.mode", MODE, VERIFY);
        refuseIf(write.isPresent() && !inPlace, "writeUnits", "restore.writeUnits.mode", MODE);
        refuseIf(read.filter(units -> units < 1).isPresent(), "readUnits", "restore.units.positive", read.orElse(0));
        refuseIf(write.filter(units -> units < 1).isPresent(), "writeUnits", "restore.units.positive", write.orElse(0));
        refuseIf(
                !request.limits().share().all() && level != VerifyLevel.Check.FULL,
                "share",
                "restore.share.mode",
                VERIFY);
    }

    /** @param table the live one, of which the source is */
    static void ofLiveTable(RestoreRequest request, String table, String region) throws BadRequestException {
        String word = request.mode().word();
        Optional<String> confirm = request.rollback().confirm().filter(written -> !written.isBlank());
        refuseIf(confirm.isEmpty(), "confirm", "restore.confirm.missing", MODE, word, Argument.table(table));
        refuseIf(
                !confirm.equals(Optional.of(table)),
                "confirm",
                "restore.confirm.other",
                confirm.orElse(""),
                Argument.table(table));
        refuseIf(request.regions(region).differ(), "sourceRegion", "restore.sourceRegion.mode", MODE, word);
        boolean replace = request.mode() == RestoreRequest.Mode.REPLACE;
        refuseIf(
                replace && request.source() instanceof RestoreSource.PointInTime,
                "pointInTime",
                "restore.pointInTime.replace",
                MODE);
        refuseIf(
                !replace && !(request.overrides().indexes() instanceof IndexChoice.All),
                "indexes",
                "restore.indexes.inPlace",
                MODE);
    }

    private static void refuseIf(boolean wrong, String field, String key, Object... more) throws BadRequestException {
        if (wrong) {
            throw RequestCheck.refused(field, key, more);
        }
    }
}
