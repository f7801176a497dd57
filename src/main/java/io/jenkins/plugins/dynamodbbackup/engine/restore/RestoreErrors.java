package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;

/** What errors mean while AWS restores on its own. */
final class RestoreErrors {

    private RestoreErrors() {}

    /** For whoever stops looking before anybody knows whether the restore has begun. */
    static String mayGoOn(RestoreProgress progress) {
        return "Whether AWS has begun to restore into table '" + progress.targetTable()
                + "' is not known: look for it before you run it again.";
    }

    /** For whoever stops looking while AWS restores. */
    static String goesOn(RestoreProgress progress) {
        return "AWS goes on restoring into table '" + progress.targetTable() + "', which cannot be cancelled."
                + pickUp(progress);
    }

    /** A table that is CREATING tells which backup it comes from, so the same restore finds it again (spec 2.1). */
    private static String pickUp(RestoreProgress progress) {
        return " To pick it up, run the restore again while the table is CREATING, with backupArn "
                + progress.chosen().summary().arn() + " and targetTable '"
                + progress.targetTable() + "'.";
    }

    /** The key that was sent may be one that the user never wrote. */
    static String hint(AwsError error, RestoreProgress progress) {
        boolean key = error.message().toString().contains("KMS")
                || error.message().toString().contains("key/");
        boolean recorded = progress.request().overrides().kmsKey().isEmpty()
                && progress.chosen().encryption().flatMap(it -> it.kmsKeyArn()).isPresent();
        return key && recorded
                ? " The key is the one that the backup records, "
                        + progress.chosen()
                                .encryption()
                                .flatMap(it -> it.kmsKeyArn())
                                .orElse("")
                        + "; set kmsKey to another one, 'aws-managed' or 'aws-owned'."
                : "";
    }
}
