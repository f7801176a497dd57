package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.retention.TableFact;
import java.util.List;
import java.util.Map;

/**
 * What a prune is planned from.
 *
 * @param backups every listed USER backup, of other tables too
 * @param tables what is known of the selected tables
 * @param policy the policy, knowing which of the listed backups its patterns match
 * @param context the facts around the run at that moment
 * @param problems of the selection; with any of them nothing is deleted
 * @param doubts about single tables, whose backups are kept; others may be deleted
 * @param notes worth a line in the log, and no mistake
 */
record SurveyResult(
        List<ListedBackup> backups,
        Map<String, TableFact> tables,
        RetentionPolicy policy,
        PruneContext context,
        List<Message> problems,
        List<Message> doubts,
        List<Message> notes) {}
