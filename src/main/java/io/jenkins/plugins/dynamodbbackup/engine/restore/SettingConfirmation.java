package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContributorInsights;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.KinesisDestinations;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.PlannedSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Contributor Insights and Kinesis destinations are accepted first, and enabled or refused a moment later (spec 2.2). */
final class SettingConfirmation {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RestoreOperation run;
    private final PlannedSetting setting;
    private final Consumer<Optional<Message>> then;
    private final Instant until;
    private final List<Optional<String>> parts = new ArrayList<>();

    /** @param then gets the reason when the setting is not on after all */
    SettingConfirmation(RestoreOperation run, PlannedSetting setting, Consumer<Optional<Message>> then) {
        this.run = run;
        this.setting = setting;
        this.then = then;
        this.until = run.now().plus(PATIENCE);
        JsonNode now = setting.current().orElseThrow();
        if (setting.name() == SettingName.KINESIS || now.has("table")) {
            parts.add(Optional.empty());
        }
        now.path("indexes").fieldNames().forEachRemaining(index -> parts.add(Optional.of(index)));
    }

    static boolean needed(SettingName name) {
        return name == SettingName.CONTRIBUTOR_INSIGHTS || name == SettingName.KINESIS;
    }

    void look() {
        if (parts.isEmpty()) {
            then.accept(Optional.empty());
        } else if (setting.name() == SettingName.KINESIS) {
            look(KinesisDestinations.describe(run.targetTable()), "DestinationStatus");
        } else {
            look(ContributorInsights.describe(run.targetTable(), parts.get(0)), "ContributorInsightsStatus");
        }
    }

    private <T extends JsonNode> void look(AwsCall<T> call, String field) {
        run.ask(call, RestoreStage.either(answer -> saw(answer, field), this::notSeen));
    }

    private void saw(JsonNode answer, String field) {
        List<String> states = answer.findValuesAsText(field);
        Optional<String> bad =
                states.stream().filter(state -> state.contains("FAILED")).findFirst();
        if (bad.isPresent()) {
            then.accept(Optional.of(Message.of("settings.notEnabled", bad.get())));
        } else if (!states.contains("ENABLING") && !states.contains("UPDATING")) {
            parts.remove(0);
            look();
        } else if (run.now().isBefore(until)) {
            run.after(BETWEEN_LOOKS, this::look);
        } else {
            then.accept(Optional.of(Message.of("settings.notEnabled", "ENABLING")));
        }
    }

    private void notSeen(AwsError error) {
        if (error.mayPass() && run.now().isBefore(until)) {
            run.after(BETWEEN_LOOKS, this::look);
        } else {
            then.accept(Optional.of(error.sentence()));
        }
    }
}
