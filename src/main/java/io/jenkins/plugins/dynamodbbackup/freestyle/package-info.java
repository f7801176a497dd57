/** The build steps of freestyle jobs. Each runs an operation of the engine on the executor of its build. */
package io.jenkins.plugins.dynamodbbackup.freestyle;
