/**
 * The command line, which also works when Jenkins is down. It turns options into requests, reports into text or JSON,
 * and verdicts into exit codes.
 */
package io.jenkins.plugins.dynamodbbackup.cli;
