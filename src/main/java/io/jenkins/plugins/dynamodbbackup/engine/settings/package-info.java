/** What a backup does not hold of its table: read, kept as a file, compared and applied again (spec 2). */
package io.jenkins.plugins.dynamodbbackup.engine.settings;
