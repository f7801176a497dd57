package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.table.Matching;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;

/** Resolves the selection of tables. It requests nothing of AWS that a later process would have to know. */
final class SelectStage implements Stage {

    private final BackupOperation run;
    private final ParsedQuery query;

    SelectStage(BackupOperation run, ParsedQuery query) {
        this.run = run;
        this.query = query;
    }

    @Override
    public void start() {
        TableResolution.submit(
                run.aws(),
                new Matching(run.aws()),
                query,
                run.deadline(),
                answer -> answer.handle(run::plan, error -> run.fail(error.sentence())));
    }

    @Override
    public Message status() {
        return Message.of("table.status.finding");
    }
}
