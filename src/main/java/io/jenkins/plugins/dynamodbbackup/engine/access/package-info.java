/** What the credentials may do, found out by calls that change nothing. */
package io.jenkins.plugins.dynamodbbackup.engine.access;
