/** The settings of tables that a backup does not hold (spec 2), as JSON with the field names of AWS's APIs. */
package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;
