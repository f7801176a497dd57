/** Temporary tables that builds have made, which are deleted even when their build cannot do it any more. */
package io.jenkins.plugins.dynamodbbackup.scratch;
