/** What AWS answers with, as values. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.model;
