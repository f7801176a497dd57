/** What operations get from the build and the machine that they run on: data work on agents, and files. */
package io.jenkins.plugins.dynamodbbackup.agent;
