/** Which backups there are, and the listing that all operations of an account and region share. */
package io.jenkins.plugins.dynamodbbackup.engine.catalogue;
