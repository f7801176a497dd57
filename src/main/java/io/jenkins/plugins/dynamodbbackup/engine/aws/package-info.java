/**
 * The only place that calls AWS: clients, pacing, retries, what each error means, and the values that AWS answers with.
 * Nothing outside this package sees a class of the AWS SDK.
 */
package io.jenkins.plugins.dynamodbbackup.engine.aws;
