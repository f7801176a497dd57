package io.jenkins.plugins.dynamodbbackup.configuration;

import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The identity of the controller while the administrator allows it; afterwards it signs no more calls. */
final class WhileAllowed implements AwsCredentialsProvider, SdkAutoCloseable {

    private final AwsCredentialsProvider controller;
    private final BooleanSupplier allowed;

    WhileAllowed(AwsCredentialsProvider controller, BooleanSupplier allowed) {
        this.controller = controller;
        this.allowed = allowed;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (!allowed.getAsBoolean()) {
            throw SdkClientException.create(Messages.RunCredentials_none());
        }
        return controller.resolveCredentials();
    }

    @Override
    public void close() {
        if (controller instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
