/** Values as people read them: sizes, spans, prices, and addresses of pages of the AWS console. */
package io.jenkins.plugins.dynamodbbackup.report.text;
