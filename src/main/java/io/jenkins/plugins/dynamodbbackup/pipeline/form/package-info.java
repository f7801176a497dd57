/** What a form, a script or a config.xml gives a step: how it is read and checked. Steps and build steps share it. */
package io.jenkins.plugins.dynamodbbackup.pipeline.form;
