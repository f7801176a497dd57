package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a restore did.
 *
 * @param outcome of the restored table itself; a table that is there but did not pass its verification is FAILED, one
 *     that is there and was not verified, because the restore was stopped, is OK
 * @param message for the user: what happened and, where it went wrong, what to do
 * @param targetTable name of the new table, as soon as it is known
 * @param source the backup or point in time that was chosen, as soon as it is known
 * @param dryRun whether nothing was to be restored
 * @param preview of a dry run: what would be restored, line by line
 * @param settings what became of the settings; empty when none were to be applied
 * @param mode what was done besides, such as items compared and written
 * @param notes what the user should know besides, such as an origin tag that could not be written
 */
public record RestoreReport(
        Verdict verdict,
        Outcome outcome,
        Message message,
        String region,
        Instant startedAt,
        Instant finishedAt,
        Optional<String> targetTable,
        Optional<String> targetArn,
        Optional<ChosenSource> source,
        Optional<Verification> verification,
        List<Message> notes,
        boolean dryRun,
        List<Message> preview,
        Optional<SettingsReport> settings,
        ModeReport mode) {

    public RestoreReport {
        preview = List.copyOf(preview);
        notes = List.copyOf(notes);
    }

    /** The table is there and usable, but not all that was requested is done. */
    public boolean partial() {
        return verification.map(check -> !check.passed()).orElse(false)
                || (outcome == Outcome.OK && verdict != Verdict.SUCCESS);
    }
}
