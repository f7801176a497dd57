/** The log of a build: what changed, as it happens, and one table of results for each operation. */
package io.jenkins.plugins.dynamodbbackup.report.log;
