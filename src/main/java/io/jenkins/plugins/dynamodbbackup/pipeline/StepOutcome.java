package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.io.Serializable;

/**
 * The end of a step.
 *
 * @param closing the last line in the log, or the reason for a failure
 * @param result the return value of the step, unless it failed
 */
record StepOutcome(Verdict verdict, String closing, Serializable result) {}
