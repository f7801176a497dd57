/** Retention rules and the prune plan (pure functions), and the prune operation. */
package io.jenkins.plugins.dynamodbbackup.engine.retention;
