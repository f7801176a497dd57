package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.retention.TableFact;
import java.util.List;
import java.util.Map;

/**
 * All that AWS was asked before a prune is planned.
 *
 * @param backups every listed USER backup, of other tables too
 * @param tables what is known of the selected tables
 * @param policy the policy, knowing which of the listed backups its patterns match
 * @param context the facts around the run at that moment
 * @param problems of the selection; with any of them nothing is deleted
 * @param doubts about single tables, whose backups stay; the others may go
 * @param notes what is no mistake and still good to know
 */
record Surveyed(
        List<BackupSummary> backups,
        Map<String, TableFact> tables,
        RetentionPolicy policy,
        PruneContext context,
        List<String> problems,
        List<String> doubts,
        List<String> notes) {}
