package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import java.io.Serializable;
import java.time.Duration;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The return value of {@code dynamoRestore}. */
public final class RestoreStepResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String tableName;
    private final String tableArn;
    private final String source;
    private final String verification;
    private final long seconds;

    private RestoreStepResult(RestoreReport report) {
        tableName = report.targetTable().orElse("");
        tableArn = report.targetArn().orElse("");
        source = report.source().map(ListedBackup::arn).orElse("");
        verification =
                report.verification().map(check -> check.message().toString()).orElse("");
        seconds = Duration.between(report.startedAt(), report.finishedAt()).toSeconds();
    }

    static RestoreStepResult of(RestoreReport report) {
        return new RestoreStepResult(report);
    }

    @Whitelisted
    public String getTableName() {
        return tableName;
    }

    @Whitelisted
    public String getTableArn() {
        return tableArn;
    }

    /** The ARN of the restored backup. */
    @Whitelisted
    public String getSource() {
        return source;
    }

    @Whitelisted
    public String getVerification() {
        return verification;
    }

    @Whitelisted
    public long getSeconds() {
        return seconds;
    }

    @Whitelisted
    @Override
    public String toString() {
        return tableName + " from " + source;
    }
}
