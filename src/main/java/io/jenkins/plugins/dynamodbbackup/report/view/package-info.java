/** What pages and REST API show, as beans that Jelly and Stapler read. */
package io.jenkins.plugins.dynamodbbackup.report.view;
