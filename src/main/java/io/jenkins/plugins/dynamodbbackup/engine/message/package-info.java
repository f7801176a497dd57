/** How the product words what it knows: sizes, spans, times, counts, tables of text, and foreign text on one line. */
package io.jenkins.plugins.dynamodbbackup.engine.message;
