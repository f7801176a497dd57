/** What a user chooses about a restored table: overrides, indexes, verification. */
package io.jenkins.plugins.dynamodbbackup.engine.restore.request;
