/** Items as DynamoDB means them: their keys, whether two are equal, and the calls that read them. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.item;
