package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a restored table found.
 *
 * @param findings one for each difference; empty when nothing differs
 * @param countedItems items in the restored table, counted by a scan
 * @param message what was compared with what, and the result
 */
public record Verification(VerifyLevel level, List<Message> findings, Optional<Long> countedItems, Message message) {

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}
