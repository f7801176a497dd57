package io.jenkins.plugins.dynamodbbackup.configuration;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import jenkins.util.SystemProperties;

/** The time that a form waits for AWS. */
public final class FormPatience {

    /** The system property that sets this time, in seconds. */
    static final String PROPERTY = "io.jenkins.plugins.dynamodbbackup.formTimeoutSeconds";

    private static final Duration USUAL = Duration.ofSeconds(8);

    private FormPatience() {}

    /** At least one second, because without any time every lookup would fail. */
    public static Duration now() {
        Duration wanted = SystemProperties.getDuration(PROPERTY, ChronoUnit.SECONDS, USUAL);
        return wanted.compareTo(Duration.ofSeconds(1)) < 0 ? USUAL : wanted;
    }
}
