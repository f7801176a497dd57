/** The stored results of a build: small, and only with types of this plugin and the JDK. */
package io.jenkins.plugins.dynamodbbackup.report.stored;
