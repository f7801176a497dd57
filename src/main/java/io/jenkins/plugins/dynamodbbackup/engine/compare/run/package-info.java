/** A comparison of two tables as an operation of its own. */
package io.jenkins.plugins.dynamodbbackup.engine.compare.run;
