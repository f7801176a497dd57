/**
 * What the product knows about DynamoDB backups. Knows nothing of Jenkins, Stapler or the command line: those call it,
 * never the other way round. Comments such as "spec 1.6" cite the sections of docs/dynamodb-behaviour.md: what is known of
 * how AWS behaves, and where from.
 */
package io.jenkins.plugins.dynamodbbackup.engine;
