/** The output of the plugin: the log of a build, the page of a build and the page of a job. */
package io.jenkins.plugins.dynamodbbackup.report;
