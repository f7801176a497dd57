/** How long work advances, is saved, resumed and reported. */
package io.jenkins.plugins.dynamodbbackup.engine.operation;
