package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceMessages;
import java.util.Optional;

/** What becomes of the new table when nothing more is asked of AWS, and what a refused request means. */
final class RestoreErrors {

    private RestoreErrors() {}

    /** The request may have reached AWS, and the answer has not come. */
    static Message notKnown(RestoreProgress progress) {
        return Message.of("restore.notKnown", Argument.table(progress.targetTable()));
    }

    static Message continues(RestoreProgress progress) {
        return SourceMessages.continues(progress.chosen(), progress.targetTable());
    }

    /** The key that was sent may be one that the user never wrote. */
    static Message refused(AwsError error, RestoreProgress progress) {
        String said = error.message().toString();
        boolean key = said.contains("KMS") || said.contains("key/");
        Optional<String> recorded = progress.chosen()
                .table()
                .encryption()
                .flatMap(Encryption::kmsKeyArn)
                .filter(it -> key && progress.request().overrides().kmsKey().isEmpty());
        return recorded.map(arn ->
                        error.sentence().and(Message.of("restore.kmsKey.recorded", arn, Argument.parameter("kmsKey"))))
                .orElseGet(error::sentence);
    }
}
