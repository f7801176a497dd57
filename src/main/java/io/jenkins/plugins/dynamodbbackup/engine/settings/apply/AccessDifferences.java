package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContributorInsights;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.KinesisDestinations;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ResourcePolicy;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may use the table and who watches it: policies, Contributor Insights and Kinesis data streams (spec 2.2). */
final class AccessDifferences {

    private final Comparison table;

    AccessDifferences(Comparison table) {
        this.table = table;
    }

    Difference resourcePolicy(JsonNode wanted, JsonNode current) {
        return policy(SettingName.RESOURCE_POLICY, Optional.of(table.target().arn()), wanted, current);
    }

    Difference streamPolicy(JsonNode wanted, JsonNode current) {
        return policy(SettingName.STREAM_POLICY, table.target().streamArn(), wanted, current);
    }

    /** AWS may keep a policy in other words than it was given, so that one that is there is never replaced. */
    private Difference policy(SettingName name, Optional<String> arn, JsonNode wanted, JsonNode current) {
        if (!current.isNull()) {
            return current.equals(wanted) ? Difference.same() : Difference.left(Message.of("settings.left.policy"));
        }
        if (arn.isEmpty()) {
            return table.stream()
                    ? new Difference(SettingState.APPLY, Optional.empty(), List.of())
                    : Difference.notPossible(Message.of("settings.noStream"));
        }
        String text = wanted.isTextual() ? wanted.asText() : wanted.toString();
        return Difference.apply(new SettingsChange(name, "", ResourcePolicy.put(arn.get(), text)));
    }

    Difference insights(JsonNode wanted, JsonNode current) {
        List<SettingsChange> changes = new ArrayList<>();
        JsonNode ofTable = wanted.path("table");
        if (!ofTable.isMissingNode() && !ofTable.equals(current.path("table"))) {
            changes.add(insights(Optional.empty(), ofTable));
        }
        JsonNode indexes = wanted.path("indexes");
        for (String index : TableDifferences.names(indexes)) {
            JsonNode mode = indexes.path(index);
            if (table.hasIndex(index) && !mode.equals(current.path("indexes").path(index))) {
                changes.add(insights(Optional.of(index), mode));
            }
        }
        return Difference.apply(changes, table.missing(TableDifferences.names(indexes)));
    }

    private SettingsChange insights(Optional<String> index, JsonNode mode) {
        Optional<String> named = Optional.of(mode).filter(JsonNode::isTextual).map(JsonNode::asText);
        return new SettingsChange(
                SettingName.CONTRIBUTOR_INSIGHTS,
                index.orElse(""),
                ContributorInsights.enable(table.table(), index, named));
    }

    /** A table streams only to its own region and account. */
    Difference kinesis(JsonNode wanted, JsonNode current) {
        List<SettingsChange> changes = new ArrayList<>();
        List<Argument> elsewhere = new ArrayList<>();
        String here = ":kinesis:" + table.arn().region() + ":" + table.arn().account() + ":";
        for (JsonNode destination : wanted) {
            String arn = destination.path("StreamArn").asText();
            if (!arn.contains(here)) {
                elsewhere.add(new Argument.Text(arn));
            } else if (current.findValuesAsText("StreamArn").stream().noneMatch(arn::equals)) {
                changes.add(new SettingsChange(
                        SettingName.KINESIS,
                        arn,
                        KinesisDestinations.enable(table.table(), Comparison.object(destination))));
            }
        }
        return Difference.apply(
                changes,
                elsewhere.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Message.of("settings.otherRegion.stream", Argument.list(elsewhere))));
    }
}
