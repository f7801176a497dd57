/** The parameters of each operation for steps and build steps: fields, forms, and closing messages. */
package io.jenkins.plugins.dynamodbbackup.parameters;
