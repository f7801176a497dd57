/** Renders the reports of the engine as text for people and as JSON for programs. Pure functions of the reports. */
package io.jenkins.plugins.dynamodbbackup.cli.report;
