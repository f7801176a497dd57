/** The Pipeline steps. Each runs an operation of the engine and resumes it after a restart of Jenkins. */
package io.jenkins.plugins.dynamodbbackup.pipeline;
