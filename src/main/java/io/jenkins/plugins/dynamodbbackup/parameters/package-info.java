/** What users write for each operation, in a step or in a build step alike: its fields, their form, and how the end is told. */
package io.jenkins.plugins.dynamodbbackup.parameters;
