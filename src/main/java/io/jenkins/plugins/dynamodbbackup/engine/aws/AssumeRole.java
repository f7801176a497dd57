package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.WebIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.RoleNotAssumed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Becomes a role for some time. These calls are signed with other credentials than the session's, or with none. */
final class AssumeRole {

    private AssumeRole() {}

    /**
     * @throws RoleNotAssumed when AWS refuses
     * @throws CredentialsUnavailableException when the connection fails
     */
    static AwsSessionCredentials with(AwsClients clients, Role role) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(role.sessionName())
                .durationSeconds(Math.toIntExact(role.duration().toSeconds()));
        role.externalId().ifPresent(request::externalId);
        try (StsClient sts = clients.stsFor(role.caller())) {
            return session(sts.assumeRole(request.build()).credentials());
        } catch (AwsServiceException refused) {
            throw new RoleNotAssumed(role.arn(), refused);
        } catch (SdkClientException failed) {
            throw unreachable(failed);
        }
    }

    /**
     * @throws NoCredentials when the token cannot be read or AWS does not accept it
     * @throws CredentialsUnavailableException when the connection fails, or AWS has trouble
     */
    static AwsSessionCredentials with(AwsClients clients, WebIdentity identity) {
        AssumeRoleWithWebIdentityRequest request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(identity.roleArn())
                .roleSessionName(identity.sessionName())
                .webIdentityToken(token(identity.tokenFile()))
                .build();
        try (StsClient sts = clients.stsFor(AnonymousCredentialsProvider.create())) {
            return session(sts.assumeRoleWithWebIdentity(request).credentials());
        } catch (AwsServiceException refused) {
            String why = "the role " + identity.roleArn() + " is not given for the web identity token in "
                    + identity.tokenFile() + ": " + Errors.inWords(refused);
            throw Errors.passes(refused) ? new CredentialsUnavailableException(why) : new NoCredentials(why);
        } catch (SdkClientException failed) {
            throw unreachable(failed);
        }
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException missing) {
            throw new NoCredentials("the web identity token file " + file + " does not exist");
        } catch (IOException unreadable) {
            throw new NoCredentials("the web identity token file " + file + " cannot be read");
        }
    }

    private static RuntimeException unreachable(SdkClientException failed) {
        return failed.getCause() instanceof IOException
                ? new CredentialsUnavailableException(failed.getMessage())
                : failed;
    }

    private static AwsSessionCredentials session(Credentials given) {
        ForeignAnswer.refuseWithout(given != null, "Credentials");
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .build();
    }
}
