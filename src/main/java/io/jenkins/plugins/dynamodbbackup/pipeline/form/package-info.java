/** Reads and checks the parameters of steps and build steps from forms, scripts and config.xml. */
package io.jenkins.plugins.dynamodbbackup.pipeline.form;
