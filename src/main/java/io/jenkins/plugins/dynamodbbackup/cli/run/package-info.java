/** Runs, stops and resumes operations of the engine for the command line. */
package io.jenkins.plugins.dynamodbbackup.cli.run;
