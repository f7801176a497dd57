package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;

/**
 * One call that changes a setting.
 *
 * @param part of the setting that it changes, such as an index; empty for the whole
 */
public record SettingsChange(SettingName name, String part, AwsCall<?> call) {}
