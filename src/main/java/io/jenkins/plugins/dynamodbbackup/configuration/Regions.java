package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The regions that forms suggest. Others are accepted too, because AWS adds new regions. */
public final class Regions {

    private Regions() {}

    /** For a field that also accepts text. */
    public static ComboBoxModel offered() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted(Comparator.naturalOrder())
                .collect(ComboBoxModel::new, ComboBoxModel::add, ComboBoxModel::addAll);
    }

    /** The AWS name of the region, or a message if it is not valid together with the configured endpoint. */
    public static FormValidation check(String text) {
        return check(text, DynamoDbBackupConfiguration.get().endpoint());
    }

    static FormValidation check(String text, Optional<String> endpoint) {
        String region = Util.fixEmptyAndTrim(text);
        if (region == null) {
            return FormValidation.ok();
        }
        Optional<BadRequestException> problem = ConfiguredTargets.problemOfRegion(region, endpoint);
        if (problem.isPresent()) {
            return FormValidation.error(problem.get().getMessage());
        }
        if (region.equals(AwsTarget.LOCAL)) {
            return FormValidation.ok();
        }
        return Optional.ofNullable(RegionMetadata.of(Region.of(region)))
                .map(known -> FormValidation.ok(known.description()))
                .orElseGet(() -> FormValidation.warning(Messages.Regions_unknown(region)));
    }
}
