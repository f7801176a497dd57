/** Restores that change a live table, and restore drills: each is made of other restores and backups. */
package io.jenkins.plugins.dynamodbbackup.engine.restore.live;
