/** The tour that ./run gives: the command line at work on a local DynamoDB, checked at every step. */
package io.jenkins.plugins.dynamodbbackup.tour;
