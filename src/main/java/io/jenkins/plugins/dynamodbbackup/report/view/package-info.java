/** The beans of pages and REST API, read by Jelly and Stapler. */
package io.jenkins.plugins.dynamodbbackup.report.view;
