/** Where credentials come from, how they are kept and renewed, and the sessions of roles. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;
