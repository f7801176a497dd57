/** Formats of sizes, durations and prices, and addresses of the AWS console. */
package io.jenkins.plugins.dynamodbbackup.report.text;
