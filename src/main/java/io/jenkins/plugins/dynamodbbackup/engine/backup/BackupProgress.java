package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a backup operation must know to go on in another process.
 *
 * @param request with the variables of the environment already in place
 * @param region that the tables are in
 * @param account that the tables are in, as far as it could be learned
 * @param startedAt by our clock; also the timestamp in the names
 * @param deadline by our clock: a restart does not make it later
 * @param plannedAt by AWS's clock, when the names were fixed; no backup of this operation is older. Absent: nothing was
 *     sent yet
 * @param tables every selected table, in the order of their names
 * @param problems of the run as a whole
 * @param warnings about the selection, which make no failure
 */
public record BackupProgress(
        int version,
        BackupRequest request,
        String region,
        Optional<String> account,
        Instant startedAt,
        Instant deadline,
        Optional<Instant> plannedAt,
        List<TableProgress> tables,
        List<Message> problems,
        List<Message> warnings)
        implements Progress {

    static final int VERSION = 3;

    public BackupProgress {
        Objects.requireNonNull(region, "region");
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    static BackupProgress start(BackupRequest request, String region, Instant now) {
        return new BackupProgress(
                VERSION,
                request,
                region,
                Optional.empty(),
                now,
                now.plus(request.timeout()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public List<String> askedFor() {
        return tables.stream()
                .filter(table -> table.outcome().isEmpty())
                .map(TableProgress::backupName)
                .toList();
    }
}
