/**
 * The only place that calls AWS: sessions, pacing, retries. Nothing outside this package and those below it sees a class of
 * the AWS SDK.
 */
package io.jenkins.plugins.dynamodbbackup.engine.aws;
