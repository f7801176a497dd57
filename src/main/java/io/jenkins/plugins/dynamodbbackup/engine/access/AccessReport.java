package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What one set of credentials may do in one region, as far as reading shows it.
 *
 * @param tables empty when they could not be listed
 * @param findings one for each call, in a fixed order
 */
public record AccessReport(
        Optional<CallerIdentity> identity, Optional<TableGlimpse> tables, List<AccessFinding> findings) {

    public AccessReport {
        findings = List.copyOf(findings);
    }

    /** Whether AWS took the credentials: at least one call was answered, if only by a refusal of that call. */
    public boolean connected() {
        return findings.stream()
                .anyMatch(finding -> finding instanceof AccessFinding.Allowed
                        || finding instanceof AccessFinding.Failed failed && failed.denied());
    }
}
