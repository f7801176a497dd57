/**
 * A DynamoDB for this machine, for tests and for trying things out: Amazon's DynamoDB Local holds tables and items, and
 * the front in this package adds what it lacks: backups, restores, tags, rate limits, states that take time, and faults
 * on demand. See docs/local-dynamodb.md.
 */
package io.jenkins.plugins.dynamodbbackup.localdynamodb;
