/** The administrator's settings, and how a build comes to the credentials and the region it works with. */
package io.jenkins.plugins.dynamodbbackup.configuration;
