package io.jenkins.plugins.dynamodbbackup.engine.settings;

import java.util.Optional;

/** The version of this program, which the build writes into the jar. */
final class ToolVersion {

    private ToolVersion() {}

    static String text() {
        return Optional.ofNullable(ToolVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
