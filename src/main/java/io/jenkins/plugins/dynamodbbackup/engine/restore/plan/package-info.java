/** What is requested of AWS for a new table, and whether the table is as requested. */
package io.jenkins.plugins.dynamodbbackup.engine.restore.plan;
