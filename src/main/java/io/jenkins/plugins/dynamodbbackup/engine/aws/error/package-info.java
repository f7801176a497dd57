/** What each error of AWS, of the SDK and of the credentials means. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.error;
