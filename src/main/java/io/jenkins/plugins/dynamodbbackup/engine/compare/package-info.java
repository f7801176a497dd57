/** The comparison of two tables, item by item, with bounded memory and capacity. */
package io.jenkins.plugins.dynamodbbackup.engine.compare;
