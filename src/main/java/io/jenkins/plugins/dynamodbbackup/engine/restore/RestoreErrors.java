package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Optional;

/** What becomes of the new table when nothing more is asked of AWS, and what a refused request means. */
final class RestoreErrors {

    private RestoreErrors() {}

    /** The request may have reached AWS, and the answer has not come. */
    static Message notKnown(RestoreProgress progress) {
        return Message.of("restore.notKnown", Argument.table(progress.targetTable()));
    }

    /** A table that is CREATING tells which backup it comes from, so the same restore finds it again (spec 2.1). */
    static Message continues(RestoreProgress progress) {
        return Message.of(
                "restore.continues",
                Argument.table(progress.targetTable()),
                Argument.parameter("backupArn"),
                Argument.arn(progress.chosen().summary().arn()),
                Argument.parameter("targetTable"));
    }

    /** The key that was sent may be one that the user never wrote. */
    static Message refused(AwsError error, RestoreProgress progress) {
        boolean key = error.message().contains("KMS") || error.message().contains("key/");
        Optional<String> recorded = progress.chosen()
                .encryption()
                .flatMap(Encryption::kmsKeyArn)
                .filter(it -> key && progress.request().overrides().kmsKey().isEmpty());
        return recorded.map(arn ->
                        error.sentence().and(Message.of("restore.kmsKey.recorded", arn, Argument.parameter("kmsKey"))))
                .orElseGet(error::sentence);
    }
}
