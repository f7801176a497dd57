/** Which backup a restore restores: as a user says it, and the choice among those that AWS lists. */
package io.jenkins.plugins.dynamodbbackup.engine.restore.source;
