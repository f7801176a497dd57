package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a restored table found.
 *
 * @param findings one sentence for each difference; empty when nothing differs
 * @param countedItems items in the restored table, counted by a scan
 * @param sentence what was compared with what, and the result
 */
public record Verification(VerifyLevel level, List<String> findings, Optional<Long> countedItems, String sentence) {

    public Verification {
        findings = findings.stream().map(OneLine::of).toList();
        sentence = OneLine.of(sentence);
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}
