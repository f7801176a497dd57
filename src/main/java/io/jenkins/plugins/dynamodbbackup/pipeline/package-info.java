/** The steps of a Jenkinsfile. Each runs one operation of the engine, and goes on with it after a restart of Jenkins. */
package io.jenkins.plugins.dynamodbbackup.pipeline;
