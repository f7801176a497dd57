/** Runs what the folder examples/ offers for copying, as it stands there. */
package io.jenkins.plugins.dynamodbbackup.examples;
