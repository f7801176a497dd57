package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/** The node of a step in the graph of a pipeline. */
record StepNode(FlowNode node) {

    /** The time in which AWS works does not count as time of the stage. */
    void beginPause() throws IOException {
        if (!PauseAction.isPaused(node)) {
            node.addAction(new PauseAction(Messages.OperationExecution_pause()));
        }
    }

    void endPause() throws IOException {
        PauseAction.endCurrentPause(node);
    }

    void unstable(String why) {
        node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(why));
    }
}
