/**
 * What the product knows about DynamoDB backups. Knows nothing of Jenkins, Stapler or the command line: those call it,
 * never the other way round.
 */
package io.jenkins.plugins.dynamodbbackup.engine;
