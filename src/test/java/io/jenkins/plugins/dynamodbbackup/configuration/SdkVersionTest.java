package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.util.VersionInfo;

/** The jar that the plugin bundles and the SDK that Jenkins gives it are one version: they share internal classes. */
class SdkVersionTest {

    private static final String BUNDLED = "/META-INF/maven/software.amazon.awssdk/dynamodb/pom.properties";

    @Test
    void theBundledServiceIsOfTheSdkInJenkins() throws IOException {
        Properties bundled = new Properties();
        try (InputStream file = SdkVersionTest.class.getResourceAsStream(BUNDLED)) {
            assertThat(file).as(BUNDLED).isNotNull();
            bundled.load(file);
        }
        assertThat(bundled).containsEntry("version", VersionInfo.SDK_VERSION);
    }
}
