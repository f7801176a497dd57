package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What the credentials may do in one region, as far as calls that change nothing show it.
 *
 * @param tables empty when they could not be listed
 * @param findings one for each call, in a fixed order
 */
public record AccessReport(
        Optional<CallerIdentity> identity, Optional<TableGlimpse> tables, List<AccessFinding> findings) {

    public AccessReport {
        findings = List.copyOf(findings);
    }

    /** Whether AWS accepts the credentials: at least one call succeeded or was denied. */
    public boolean connected() {
        return findings.stream()
                .anyMatch(finding -> finding instanceof AccessFinding.Allowed
                        || finding instanceof AccessFinding.Failed failed && failed.denied());
    }
}
