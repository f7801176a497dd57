/** Which tables: names, globs, regular expressions, tags, exclusions. */
package io.jenkins.plugins.dynamodbbackup.engine.table;
