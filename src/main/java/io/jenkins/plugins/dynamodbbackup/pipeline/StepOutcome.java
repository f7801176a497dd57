package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.io.Serializable;

/**
 * How a step ends.
 *
 * @param closing the last sentence in the log, or the reason of a failure
 * @param result what the step returns, unless it failed
 */
record StepOutcome(Verdict verdict, String closing, Serializable result) {}
