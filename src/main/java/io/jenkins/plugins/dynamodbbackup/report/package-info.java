/** What people see of the plugin's work: the log of a build, the page of a build and the page of a job. */
package io.jenkins.plugins.dynamodbbackup.report;
