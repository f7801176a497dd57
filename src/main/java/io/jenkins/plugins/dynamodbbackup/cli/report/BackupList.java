package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The backups of the selected tables at one moment.
 *
 * @param at when they were listed; ages count up to it
 * @param backups table by table, newest first
 */
public record BackupList(String region, Instant at, List<BackupSummary> backups) {

    public BackupList {
        backups = backups.stream()
                .sorted(Comparator.comparing(BackupSummary::tableName).thenComparing(BackupSummary.NEWEST_FIRST))
                .toList();
    }
}
