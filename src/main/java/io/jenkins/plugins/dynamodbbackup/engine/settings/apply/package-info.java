/** Applies saved settings to a table again: what differs, in which order, with which calls (spec 2.2). */
package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;
