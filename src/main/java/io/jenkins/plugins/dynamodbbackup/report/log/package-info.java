/** The log of a build: messages for changes, and a closing table for each operation. */
package io.jenkins.plugins.dynamodbbackup.report.log;
