package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessProbe;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessReport;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Looks;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The read-only test of the button "Test connection". */
final class ConnectionCheck {

    private final AwsTarget target;
    private final AwsConnection connection;

    private ConnectionCheck(AwsTarget target, AwsConnection connection) {
        this.target = target;
        this.connection = connection;
    }

    /** The values to test; concurrent tests of equal values are one test. */
    record Subject(
            Optional<String> region, Optional<String> credentialsId, Optional<String> endpoint, boolean controller) {

        private FormValidation run() {
            return of(region, credentialsId, endpoint, controller);
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

    /** @param controller whether the identity of the controller can be used */
    private static FormValidation of(
            Optional<String> region, Optional<String> credentialsId, Optional<String> endpoint, boolean controller) {
        try {
            AwsTarget target = AwsConnections.target(region, endpoint);
            if (credentialsId.isEmpty() && !controller) {
                return FormValidation.error(Messages.ConnectionCheck_noCredentials());
            }
            NamedCredentials credentials = new FormCredentials(null).named(() -> controller);
            try (AwsConnection connection =
                    AwsConnections.get().open(target, AwsConnections.source(credentials, credentialsId))) {
                return new ConnectionCheck(target, connection).run();
            }
        } catch (BadRequestException refused) {
            return FormValidation.error(refused.getMessage());
        }
    }

    /** No call begins after the form timeout. A connection can take as long again to fail, and its error says more. */
    private FormValidation run() {
        Duration patience = FormPatience.now();
        Duration limit = patience.multipliedBy(2);
        Instant deadline = connection.session().runtime().clock().instant().plus(patience);
        Question<AccessReport> question = (aws, then) -> AccessProbe.submit(aws, deadline, then);
        try {
            return question.ask(connection.session(), limit)
                    .map(report -> new AccessText(target.region(), report).shown())
                    .orElseGet(() -> FormValidation.error(
                            Messages.ConnectionCheck_noAnswer(target.region(), limit.toSeconds())));
        } catch (InterruptedException stopped) {
            return stopped();
        }
    }

    private static FormValidation stopped() {
        Thread.currentThread().interrupt();
        return FormValidation.error(Messages.ConnectionCheck_stopped());
    }
}
