/** The progress of operations: how it is saved, and read again by another process. */
package io.jenkins.plugins.dynamodbbackup.engine.operation.progress;
