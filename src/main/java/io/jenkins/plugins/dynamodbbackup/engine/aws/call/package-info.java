/** One class for each AWS API used: how it is asked, and how its answer is read. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.call;
