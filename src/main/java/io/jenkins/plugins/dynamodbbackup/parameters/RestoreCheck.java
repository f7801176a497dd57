package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Checks the fields of a restore for a form. */
final class RestoreCheck {

    static final String ANY_REGION = "us-east-1";

    private RestoreCheck() {}

    /** Valid parameters except for one field, to check that field. */
    static RestoreParameters sound() {
        RestoreParameters parameters = new RestoreParameters();
        parameters.setTable("orders");
        parameters.setBackup("latest");
        return parameters;
    }

    static FormValidation shown(RestoreParameters written, Optional<String> region, String field) {
        return of(written, region).shown(field);
    }

    static FormCheck of(RestoreParameters written, Optional<String> region) {
        return () -> written.request()
                .targetTable(Map.of(), AwsTarget.of(where(written, region), Optional.empty()), Instant.now());
    }

    /** The region of the builds of this job; empty if it is not known or the user must not see it. */
    static Optional<String> region(@CheckForNull Item item, String written) {
        return FormCheck.given(written)
                .or(() -> TableLooks.allowed(item)
                        ? Optional.ofNullable(DynamoDbBackupConfiguration.get().getRegion())
                        : Optional.empty());
    }

    /** If the region is not known, an ARN can be of any region. */
    private static String where(RestoreParameters written, Optional<String> region) {
        return region.or(() -> Optional.ofNullable(written.getBackupArn())
                        .flatMap(BackupArn::parse)
                        .map(BackupArn::table)
                        .map(TableArn::region))
                .orElse(ANY_REGION);
    }
}
