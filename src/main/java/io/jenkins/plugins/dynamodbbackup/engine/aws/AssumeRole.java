package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Becomes a role for some time. It is the one call that is signed with other credentials than the session's. */
final class AssumeRole {

    /** What CloudTrail shows: the same as for the other plugins of this Jenkins. */
    private static final String SESSION_NAME = "Jenkins";

    private AssumeRole() {}

    /**
     * @throws RoleNotAssumed when AWS refuses
     * @throws CredentialsUnavailableException when the connection fails
     */
    static AwsSessionCredentials with(AwsClients clients, Role role) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(SESSION_NAME)
                .durationSeconds(Math.toIntExact(role.duration().toSeconds()));
        role.externalId().ifPresent(request::externalId);
        try (StsClient sts = clients.stsFor(role.caller())) {
            AssumeRoleResponse answer = sts.assumeRole(request.build());
            ForeignAnswer.refuseWithout(answer.credentials() != null, "Credentials");
            Credentials given = answer.credentials();
            return AwsSessionCredentials.builder()
                    .accessKeyId(given.accessKeyId())
                    .secretAccessKey(given.secretAccessKey())
                    .sessionToken(given.sessionToken())
                    .expirationTime(given.expiration())
                    .build();
        } catch (AwsServiceException refused) {
            throw new RoleNotAssumed(role, refused);
        } catch (SdkClientException failed) {
            throw failed.getCause() instanceof IOException
                    ? new CredentialsUnavailableException(failed.getMessage())
                    : failed;
        }
    }
}
