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

/** What a form says about the fields of a restore. */
final class RestoreCheck {

    static final String ANY_REGION = "us-east-1";

    private RestoreCheck() {}

    /** Parameters whose other fields are in order, to judge one of them. */
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

    /** Where a build of this job would run; empty when nobody says so, or not to whoever looks. */
    static Optional<String> region(@CheckForNull Item item, String written) {
        return FormCheck.given(written)
                .or(() -> TableLooks.allowed(item)
                        ? Optional.ofNullable(DynamoDbBackupConfiguration.get().getRegion())
                        : Optional.empty());
    }

    /** Where nobody says in which region it will run, an ARN may be of any. */
    private static String where(RestoreParameters written, Optional<String> region) {
        return region.or(() -> Optional.ofNullable(written.getBackupArn())
                        .flatMap(BackupArn::parse)
                        .map(BackupArn::table)
                        .map(TableArn::region))
                .orElse(ANY_REGION);
    }
}
