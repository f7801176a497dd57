/** What a build keeps of its operations: few bytes for a backup, and nothing but our own types and the JDK's. */
package io.jenkins.plugins.dynamodbbackup.report.stored;
