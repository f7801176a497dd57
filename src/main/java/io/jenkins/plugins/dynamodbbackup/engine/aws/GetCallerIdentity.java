package io.jenkins.plugins.dynamodbbackup.engine.aws;

/** Which account the credentials belong to. Needs no permission, and tells at once when AWS refuses them. */
public final class GetCallerIdentity {

    private GetCallerIdentity() {}

    /** Answers with the twelve digits of the account. */
    public static AwsCall<String> call() {
        return new AwsCall<>(
                ApiOperation.GET_CALLER_IDENTITY,
                "",
                clients -> clients.sts().getCallerIdentity().account());
    }
}
