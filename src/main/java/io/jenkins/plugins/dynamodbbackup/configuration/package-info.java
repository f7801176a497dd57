/** The global settings, and the credentials and region of a build. */
package io.jenkins.plugins.dynamodbbackup.configuration;
