/** Files of lines in which operations keep what is too much for their progress. */
package io.jenkins.plugins.dynamodbbackup.engine.file;
