/** What ./run starts: a Jenkins with the plugin, ready jobs made from examples/, and a local DynamoDB. */
package io.jenkins.plugins.dynamodbbackup.demo;
