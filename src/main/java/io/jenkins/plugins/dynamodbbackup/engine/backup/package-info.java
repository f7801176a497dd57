/** Backup names, the backup operation, and its report. */
package io.jenkins.plugins.dynamodbbackup.engine.backup;
