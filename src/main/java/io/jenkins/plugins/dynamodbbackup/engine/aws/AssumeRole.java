package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.WebIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.RoleNotAssumedException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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

/** Assumes a role. These calls are signed with other credentials than the session's, or with none. */
final class AssumeRole {

    private AssumeRole() {}

    /**
     * @throws RoleNotAssumedException when AWS refuses
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
            throw new RoleNotAssumedException(role.arn(), refused);
        } catch (SdkClientException failed) {
            throw unreachable(failed);
        }
    }

    /**
     * @throws NoCredentialsException when the token cannot be read or AWS does not accept it
     * @throws CredentialsUnavailableException when the connection fails, or AWS is unavailable
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
            Message why = Message.of(
                    "aws.webIdentity.refused", identity.roleArn(), identity.tokenFile(), Errors.codeAndWords(refused));
            throw Errors.passes(refused) ? new CredentialsUnavailableException(why) : new NoCredentialsException(why);
        } catch (SdkClientException failed) {
            throw unreachable(failed);
        }
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException missing) {
            throw new NoCredentialsException(Message.of("aws.webIdentity.noFile", file));
        } catch (IOException unreadable) {
            throw new NoCredentialsException(Message.of("aws.webIdentity.unreadable", file));
        }
    }

    private static RuntimeException unreachable(SdkClientException failed) {
        return failed.getCause() instanceof IOException
                ? new CredentialsUnavailableException(Message.foreign(String.valueOf(failed.getMessage())))
                : failed;
    }

    static AwsSessionCredentials session(Credentials given) {
        ForeignAnswerException.refuseWithout(given != null, new Argument.Text("Credentials"));
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .build();
    }
}
