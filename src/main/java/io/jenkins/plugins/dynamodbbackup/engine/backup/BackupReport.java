package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a backup operation did, table by table: the one thing that log, page, return value and exit code all show.
 *
 * @param results one for every selected table
 * @param problems of the run as a whole, such as a pattern that matched nothing; any of them is a failure
 * @param warnings about what looks like a mistake and leaves no table without its backup
 */
public record BackupReport(
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        List<BackupResult> results,
        List<Message> problems,
        List<Message> warnings) {

    public BackupReport {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Some backups are there and others are not: neither a success nor a plain failure. */
    public boolean partial() {
        int good = counts().good();
        return good > 0 && (good < results.size() || !problems.isEmpty());
    }

    public BackupCounts counts() {
        return BackupCounts.of(results);
    }
}
