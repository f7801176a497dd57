/** How the command line runs an operation of the engine to its end, stops it, and picks it up again. */
package io.jenkins.plugins.dynamodbbackup.cli.run;
