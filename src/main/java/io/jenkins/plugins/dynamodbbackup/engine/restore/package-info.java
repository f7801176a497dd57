/** Sources, overrides, and the restore operation. */
package io.jenkins.plugins.dynamodbbackup.engine.restore;
