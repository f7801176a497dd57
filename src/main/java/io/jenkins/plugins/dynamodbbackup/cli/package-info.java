/**
 * The engine from a shell, for the day when Jenkins itself is down: options become requests, reports become text or
 * JSON, verdicts become exit codes.
 */
package io.jenkins.plugins.dynamodbbackup.cli;
