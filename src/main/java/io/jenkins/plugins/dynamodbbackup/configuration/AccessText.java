package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessFinding;
import io.jenkins.plugins.dynamodbbackup.engine.access.AccessReport;
import io.jenkins.plugins.dynamodbbackup.engine.access.TableGlimpse;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report about permissions for a form. All text from AWS is escaped. */
final class AccessText {

    private final String region;
    private final AccessReport report;

    AccessText(String region, AccessReport report) {
        this.region = region;
        this.report = report;
    }

    FormValidation shown() {
        List<AccessFinding.Failed> failures = failures();
        if (!report.connected()) {
            return FormValidation.error(lastOf(failures).sentence().toString());
        }
        // Only the first line has the color of the verdict, because a long text in orange is hard to read.
        boolean good = failures.isEmpty();
        String markup = "<div class=\"" + (good ? "ok" : "warning") + "\">"
                + Util.escape(headline() + (good ? "" : " " + Messages.AccessText_notAll())) + "</div>"
                + report.findings().stream()
                        .map(finding -> "<li><code>"
                                + Util.escape(finding.operation().action())
                                + "</code>: " + Util.escape(words(finding)) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
        return FormValidation.respond(good ? FormValidation.Kind.OK : FormValidation.Kind.WARNING, markup);
    }

    private List<AccessFinding.Failed> failures() {
        return report.findings().stream()
                .filter(AccessFinding.Failed.class::isInstance)
                .map(AccessFinding.Failed.class::cast)
                .toList();
    }

    /** The last finding decides: the response of DynamoDB if there is one, since a VPC endpoint does not serve STS. */
    private static AwsError lastOf(List<AccessFinding.Failed> failures) {
        return failures.get(failures.size() - 1).error();
    }

    private String headline() {
        return report.identity()
                .map(who -> Messages.AccessText_connected(region, who.account(), who.arn()))
                .orElseGet(() -> Messages.AccessText_connectedUnidentified(region));
    }

    private String words(AccessFinding finding) {
        if (finding instanceof AccessFinding.Allowed allowed) {
            return allowed(allowed);
        }
        if (finding instanceof AccessFinding.Failed failed) {
            return failed(failed);
        }
        return switch (((AccessFinding.NotTried) finding).reason()) {
            case CHANGES_SOMETHING -> Messages.AccessText_wouldChange();
            case NO_TABLE -> Messages.AccessText_noTable();
            case NO_BACKUP -> Messages.AccessText_noBackup();
            case NOT_CONNECTED -> Messages.AccessText_notConnected();
        };
    }

    private String allowed(AccessFinding.Allowed finding) {
        if (finding.operation() == ApiOperation.LIST_TABLES) {
            TableGlimpse tables = report.tables().orElseThrow();
            int visible = tables.names().size();
            return tables.more() ? Messages.AccessText_manyTables(visible) : Messages.AccessText_tables(visible);
        }
        return finding.subject().isEmpty()
                ? Messages.AccessText_allowed()
                : Messages.AccessText_allowedFor(finding.subject());
    }

    private static String failed(AccessFinding.Failed finding) {
        if (!finding.denied()) {
            return Messages.AccessText_failed(finding.error().reason());
        }
        String action = finding.operation().action();
        String subject = finding.error().subject();
        Optional<String> policy = finding.error().denyingPolicy();
        if (policy.isPresent()) {
            return Messages.AccessText_deniedExplicitly(policy.get());
        }
        return subject.isEmpty() ? Messages.AccessText_denied(action) : Messages.AccessText_deniedFor(subject, action);
    }
}
