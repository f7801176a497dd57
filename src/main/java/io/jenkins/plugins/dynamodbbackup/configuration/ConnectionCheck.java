package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessProbe;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessReport;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Looks;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The read-only test of the button "Test connection". */
final class ConnectionCheck {

    private ConnectionCheck() {}

    /**
     * The values to test; concurrent tests of equal values are one test.
     *
     * @param controller whether the identity of the controller can be used
     */
    record Subject(
            Optional<String> region, Optional<String> credentialsId, Optional<String> endpoint, boolean controller) {

        private FormValidation run() {
            try {
                AwsTarget target = AwsConnections.target(region, endpoint);
                if (credentialsId.isEmpty() && !controller) {
                    return FormValidation.error(Messages.ConnectionCheck_noCredentials());
                }
                NamedCredentials credentials = new FormCredentials(null).named(() -> controller);
                try (AwsConnection connection = AwsConnections.get()
                        .open(target, AwsConnections.source(credentials, credentialsId), credentialsId)) {
                    return ConnectionCheck.run(target.region(), connection.session());
                }
            } catch (BadRequestException refused) {
                return FormValidation.error(refused.getMessage());
            }
        }
    }

    /** As used by the button: limits concurrent tests, and never reuses an earlier result. */
    static FormValidation of(Looks<Subject, FormValidation> tests, Subject subject) {
        try {
            return tests.look(subject, FormPatience.now().multipliedBy(2), subject::run)
                    .orElseGet(() -> FormValidation.error(Messages.ConnectionCheck_busy()));
        } catch (InterruptedException stopped) {
            return stopped();
        }
    }

    /** No call begins after the form timeout. A connection can take as long again to fail, and its error says more. */
    private static FormValidation run(String region, AwsSession session) {
        Duration patience = FormPatience.now();
        Duration limit = patience.multipliedBy(2);
        Instant deadline = session.runtime().clock().instant().plus(patience);
        Question<AccessReport> question = (aws, then) -> AccessProbe.submit(aws, deadline, then);
        try {
            return question.ask(session, limit)
                    .map(report -> new AccessText(region, report).shown())
                    .orElseGet(
                            () -> FormValidation.error(Messages.ConnectionCheck_noAnswer(region, limit.toSeconds())));
        } catch (InterruptedException stopped) {
            return stopped();
        }
    }

    private static FormValidation stopped() {
        Thread.currentThread().interrupt();
        return FormValidation.error(Messages.ConnectionCheck_stopped());
    }
}
