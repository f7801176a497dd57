package io.jenkins.plugins.dynamodbbackup.localdynamodb;

/** Refusals in the words of IAM. */
final class Denied {
    private Denied() {}

    static ServiceError error(Call call, String resource) {
        return ServiceError.of(
                "AccessDeniedException",
                "User: arn:aws:iam::" + call.site().account() + ":user/local is not authorized to perform: dynamodb:"
                        + call.operation() + " on resource: " + resource
                        + " because no identity-based policy allows the dynamodb:" + call.operation() + " action");
    }
}
