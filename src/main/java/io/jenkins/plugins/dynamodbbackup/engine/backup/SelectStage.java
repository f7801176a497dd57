package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;

/** Finds out which tables are meant. Nothing was asked of AWS up to its end that a later process would have to know. */
final class SelectStage implements Stage {

    private final BackupOperation run;
    private final ParsedQuery query;

    SelectStage(BackupOperation run, ParsedQuery query) {
        this.run = run;
        this.query = query;
    }

    @Override
    public void start() {
        TableResolution.submit(run.aws(), query, run.deadline(), answer -> {
            if (answer instanceof Answer.Value<TableSelection> selection) {
                run.plan(selection.value());
            } else {
                run.fail(((Answer.Failed<TableSelection>) answer).error().sentence());
            }
        });
    }

    @Override
    public Message status() {
        return Message.of("table.status.finding");
    }
}
