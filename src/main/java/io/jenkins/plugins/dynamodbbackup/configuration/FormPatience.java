package io.jenkins.plugins.dynamodbbackup.configuration;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import jenkins.util.SystemProperties;

/** How long a form looks at AWS while somebody waits before it. */
public final class FormPatience {

    /** The system property of Jenkins by which an administrator gives it more, or less; in seconds. */
    static final String PROPERTY = "io.jenkins.plugins.dynamodbbackup.formTimeoutSeconds";

    private static final Duration USUAL = Duration.ofSeconds(8);

    private FormPatience() {}

    /** At least a second: without any time the forms would only ever say that there was none. */
    public static Duration now() {
        Duration wanted = SystemProperties.getDuration(PROPERTY, ChronoUnit.SECONDS, USUAL);
        return wanted.compareTo(Duration.ofSeconds(1)) < 0 ? USUAL : wanted;
    }
}
