/** Retention rules and the prune plan: pure functions. */
package io.jenkins.plugins.dynamodbbackup.engine.retention;
