package io.jenkins.plugins.dynamodbbackup.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What --version says: the version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(development)");
        return new String[] {DynamoDbBackup.NAME + " " + version};
    }
}
