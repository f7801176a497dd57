/** The prune operation: surveys the backups, plans, and deletes what the plan names. */
package io.jenkins.plugins.dynamodbbackup.engine.prune;
