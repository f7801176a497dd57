package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RoleSessions;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.WebIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;

/** Lets everybody be every role, and remembers which. */
final class RecordedRoles implements RoleSessions {

    final List<Role> assumed = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public AwsSessionCredentials assume(Role role) {
        assumed.add(role);
        return AwsSessionCredentials.create("ASIAROLE" + assumed.size(), "secret", "token");
    }

    @Override
    public AwsSessionCredentials assume(WebIdentity identity) {
        throw new AssertionError(identity);
    }

    @Override
    public SdkHttpClient http() {
        throw new AssertionError("no call");
    }

    @Override
    public Instant now() {
        return now;
    }
}
