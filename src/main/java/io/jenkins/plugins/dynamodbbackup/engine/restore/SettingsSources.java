package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableSettings;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.NewTable;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.PlannedSetting;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsPlan;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the original's settings, and what became of them. Pure functions. */
final class SettingsSources {

    private static final String FIELD = "settings";

    private SettingsSources() {}

    /**
     * The settings file of a backup.
     *
     * @throws BadRequestException when it is damaged, newer than this program, or of another backup or table
     */
    static SettingsFile ofBackup(String text, ListedBackup backup) throws BadRequestException {
        SettingsFile file = SettingsFile.parse(text);
        boolean sameBackup = file.backupArn().map(backup.arn()::equals).orElse(true);
        boolean sameId = file.tableId().isEmpty()
                || backup.tableId().isEmpty()
                || file.tableId().equals(backup.tableId());
        boolean sameTable = BackupArn.parse(backup.arn())
                .map(BackupArn::table)
                .map(TableArn::toString)
                .map(file.tableArn()::equals)
                .orElse(false);
        if (sameBackup && sameId && sameTable) {
            return file;
        }
        throw new BadRequestException(
                FIELD,
                Message.of(
                        "restore.settings.otherTable",
                        Argument.arn(file.backupArn().orElse(file.tableArn()))));
    }

    /** What the backup itself records; empty where it records no settings, as AWS's own backups of deleted tables do. */
    static Optional<SettingsFile> recorded(DescribedBackup backup) {
        if (!new ChosenSource.Backup(backup).table().complete()) {
            return Optional.empty();
        }
        Map<SettingName, JsonNode> values = new EnumMap<>(SettingName.class);
        values.put(SettingName.STREAM, orNull(backup.streamViewType(), "StreamEnabled", "StreamViewType"));
        values.put(SettingName.TTL, orNull(backup.timeToLiveAttribute(), "Enabled", "AttributeName"));
        return Optional.of(new SettingsFile(
                backup.summary().tableName(),
                BackupArn.parse(backup.summary().arn())
                        .map(arn -> arn.table().toString())
                        .orElse(""),
                backup.summary().tableId(),
                Optional.empty(),
                Optional.of(backup.summary().arn()),
                backup.summary().createdAt(),
                "",
                JsonNodeFactory.instance.objectNode(),
                new TableSettings(values, Map.of())));
    }

    private static JsonNode orNull(Optional<String> value, String flag, String field) {
        return value.<JsonNode>map(text -> {
                    ObjectNode on = JsonNodeFactory.instance.objectNode();
                    return on.put(flag, true).put(field, text);
                })
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }

    /** What the overrides of the request decide. */
    static Map<SettingName, Message> overridden(RestoreRequest request) {
        return request.overrides()
                .kmsKey()
                .map(key -> Map.of(
                        SettingName.ENCRYPTION, Message.of("restore.settings.override", Argument.parameter("kmsKey"))))
                .orElse(Map.of());
    }

    /** What will be applied, as far as it can be told before the table exists. */
    static List<PlannedSetting> forecast(RestoreProgress progress, SettingsFile original, Instant now) {
        RestoreRequest request = progress.request();
        String target = progress.targetTable();
        TableArn arn = TableArn.parse(original.tableArn())
                .map(from -> new TableArn(from.partition(), progress.region(), from.account(), target))
                .orElseGet(() -> new TableArn("aws", progress.region(), "", target));
        CapacityMode mode = request.overrides()
                .billingMode()
                .orElse(progress.chosen().table().billingMode());
        TableReading made = NewTable.of(original, arn, mode == CapacityMode.PAY_PER_REQUEST);
        return SettingsPlan.of(original, request.settings(), overridden(request), made, now);
    }

    /** The list that is said before anything is applied. */
    static Message toApply(List<PlannedSetting> plan) {
        List<Message> settings = plan.stream()
                .filter(setting -> setting.state() == SettingState.APPLY)
                .map(setting -> Message.of(
                        "restore.settings.item",
                        setting.name().word(),
                        setting.result().original()))
                .toList();
        return settings.isEmpty()
                ? Message.of("restore.settings.nothing")
                : Message.of("restore.settings.toApply", Argument.list(settings));
    }

    /** Whether the table could be the result of this restore. */
    static boolean sameKeys(RestoreProgress progress, TableDetails table) {
        if (progress.source().isPresent()) {
            return table.keys().equals(progress.chosen().table().keys());
        }
        List<KeyElement> keys = new ArrayList<>();
        progress.of(StageProgress.Settings.class)
                .map(settings -> settings.original().definition().path("KeySchema"))
                .<JsonNode>map(node -> node)
                .orElseGet(JsonNodeFactory.instance::arrayNode)
                .forEach(key -> keys.add(new KeyElement(
                        key.path("AttributeName").asText(), key.path("KeyType").asText())));
        return keys.isEmpty() || table.keys().equals(keys);
    }

    /** A table of which nothing could be read. */
    static TableReading unread(String table, Map<SettingName, Message> why) {
        return new TableReading(
                JsonNodeFactory.instance.objectNode().put("TableName", table), new TableSettings(Map.of(), why));
    }

    /** @param late whether the timeout expired before all was applied */
    static SettingsReport report(
            StageProgress.Settings source,
            List<PlannedSetting> plan,
            Set<SettingName> applied,
            Map<SettingName, Message> failed,
            boolean late) {
        return new SettingsReport(
                source.origin(),
                source.source(),
                plan.stream()
                        .map(setting -> result(setting, applied.contains(setting.name()), failed, late))
                        .toList());
    }

    private static SettingResult result(
            PlannedSetting setting, boolean applied, Map<SettingName, Message> failed, boolean late) {
        SettingResult result = setting.result();
        Optional<Message> why = Optional.ofNullable(failed.get(setting.name()));
        if (why.isPresent() && setting.state() != SettingState.NOT_CHOSEN) {
            return with(result, SettingState.FAILED, why);
        }
        return switch (setting.state()) {
            case APPLY ->
                with(
                        result,
                        SettingState.FAILED,
                        Optional.of(Message.of(late ? "settings.timeout" : "settings.noStream")));
            case SAME, LEFT -> applied ? with(result, SettingState.APPLIED, Optional.empty()) : result;
            case NOT_POSSIBLE -> applied ? with(result, SettingState.APPLIED, result.reason()) : result;
            default -> result;
        };
    }

    /** Whether auto scaling was applied, which decides about the capacity. */
    static boolean scaled(RestoreProgress progress) {
        return progress.request().settings().contains(SettingName.AUTO_SCALING)
                && wanted(progress, SettingName.AUTO_SCALING).isPresent();
    }

    /** The value of a setting of the original that is on. */
    static Optional<JsonNode> wanted(RestoreProgress progress, SettingName name) {
        return progress.of(StageProgress.Settings.class)
                .flatMap(settings -> settings.original().settings().value(name))
                .filter(value -> !value.isNull());
    }

    /** What failed, and how to finish it; the data is back. */
    static Optional<Message> notApplied(RestoreProgress progress) {
        return progress.of(StageProgress.SettingsDone.class)
                .map(StageProgress.SettingsDone::report)
                .filter(SettingsReport::anyFailed)
                .map(report -> Message.of(
                        "restore.settings.failed",
                        report.names(SettingState.FAILED).size(),
                        report.failed(),
                        Argument.parameter("mode"),
                        Argument.parameter("targetTable"),
                        Argument.table(progress.targetTable())));
    }

    private static SettingResult with(SettingResult result, SettingState state, Optional<Message> reason) {
        return new SettingResult(result.name(), result.original(), result.restored(), state, reason);
    }

    /** What a person has to know or to do besides. */
    static List<Message> afterwards(
            SettingsFile original, SettingsReport report, Optional<TableReading> table, boolean existedBefore) {
        List<Message> notes = new ArrayList<>();
        List<SettingName> applied = report.names(SettingState.APPLIED);
        table.filter(it -> applied.contains(SettingName.STREAM))
                .ifPresent(it -> it.streamArn()
                        .ifPresent(arn -> notes.add(Message.of(
                                "restore.settings.newStream", Argument.table(it.name()), Argument.arn(arn)))));
        if (applied.contains(SettingName.WARM_THROUGHPUT)) {
            notes.add(Message.of("restore.settings.warmThroughput"));
        }
        original.settings()
                .value(SettingName.REPLICAS)
                .filter(replicas -> !replicas.isNull())
                .map(replicas -> replicas.findValuesAsText("RegionName"))
                .ifPresent(regions -> notes.add(Message.of("restore.settings.replicas", Argument.names(regions))));
        if (!existedBefore && (!applied.isEmpty() || report.anyFailed())) {
            notes.add(Message.of("restore.settings.alarms"));
        }
        return notes;
    }
}
