package io.jenkins.plugins.dynamodbbackup.parameters;

import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.TableArn;
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
        FormCheck check = () -> written.request()
                .targetTable(Map.of(), AwsTarget.of(where(written, region), Optional.empty()), Instant.now());
        return check.shown(field);
    }

    /** Where nobody says in which region it will run, an ARN may be of any. */
    private static String where(RestoreParameters written, Optional<String> region) throws BadRequestException {
        return region.or(() ->
                        Optional.ofNullable(DynamoDbBackupConfiguration.get().getRegion()))
                .or(() -> Optional.ofNullable(written.getBackupArn())
                        .flatMap(BackupArn::parse)
                        .map(BackupArn::table)
                        .map(TableArn::region))
                .orElse(ANY_REGION);
    }
}
