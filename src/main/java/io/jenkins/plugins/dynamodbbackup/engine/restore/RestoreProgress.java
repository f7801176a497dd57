package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a restore knows: enough to go on in another process. The target's name is the token by which a restore is
 * found again whose answer was lost (spec 1.6).
 *
 * @param region where the restore runs; a saved progress of another region is not resumed
 * @param deadline start and timeout of the request
 * @param backup the chosen one with what it recorded
 * @param asked the request to AWS whose outcome nobody knows yet, or that AWS accepted
 * @param seen whether AWS has shown the target since it was asked for
 * @param notes what the report shall say besides
 * @param report once all is over
 */
public record RestoreProgress(
        int version,
        RestoreRequest request,
        String region,
        Instant startedAt,
        Instant deadline,
        String targetTable,
        RestorePhase phase,
        Optional<BackupDetails> backup,
        Optional<Asked> asked,
        boolean seen,
        Optional<String> targetArn,
        List<String> notes,
        Optional<RestoreReport> report) {

    /**
     * @param at when it was first sent, by AWS' clock
     * @param times how often it was sent without a clear answer
     */
    public record Asked(Instant at, int times) {}

    public RestoreProgress {
        notes = List.copyOf(notes);
    }

    static final int VERSION = 1;

    static RestoreProgress start(RestoreRequest request, String region, String targetTable, Instant now) {
        return new RestoreProgress(
                VERSION,
                request,
                region,
                now,
                now.plus(request.timeout()),
                targetTable,
                RestorePhase.CHOOSING,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The chosen backup; only from the phase ASKING on. */
    BackupDetails chosen() {
        return backup.orElseThrow();
    }

    RestoreProgress in(RestorePhase next) {
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                next,
                backup,
                asked,
                seen,
                targetArn,
                notes,
                report);
    }

    RestoreProgress choosing(BackupDetails details) {
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                phase,
                Optional.of(details),
                asked,
                seen,
                targetArn,
                notes,
                report);
    }

    RestoreProgress asking(Optional<Asked> request) {
        return new RestoreProgress(
                version,
                this.request,
                region,
                startedAt,
                deadline,
                targetTable,
                phase,
                backup,
                request,
                seen,
                targetArn,
                notes,
                report);
    }

    /** AWS has accepted the request and told the table's ARN. */
    RestoreProgress expecting(String arn) {
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                phase,
                backup,
                asked,
                seen,
                Optional.of(arn).filter(text -> !text.isEmpty()),
                notes,
                report);
    }

    /** AWS has shown the table. */
    RestoreProgress seeing(String arn) {
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                phase,
                backup,
                asked,
                true,
                Optional.of(arn).filter(text -> !text.isEmpty()),
                notes,
                report);
    }

    /** The same note twice, as after a resume, is one. */
    RestoreProgress noting(String note) {
        if (notes.contains(note)) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                phase,
                backup,
                asked,
                seen,
                targetArn,
                more,
                report);
    }

    RestoreProgress ending(RestoreReport last) {
        return new RestoreProgress(
                version,
                request,
                region,
                startedAt,
                deadline,
                targetTable,
                RestorePhase.DONE,
                backup,
                asked,
                seen,
                targetArn,
                notes,
                Optional.of(last));
    }
}
