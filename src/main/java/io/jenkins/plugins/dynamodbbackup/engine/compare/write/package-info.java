/** Writes the differences of a comparison back into a live table, and leaves what has changed since. */
package io.jenkins.plugins.dynamodbbackup.engine.compare.write;
