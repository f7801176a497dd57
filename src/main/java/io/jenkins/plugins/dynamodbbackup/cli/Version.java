package io.jenkins.plugins.dynamodbbackup.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version for --version, which the build writes into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(development)");
        return new String[] {DynamoDbBackup.NAME + " " + version};
    }
}
