package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.util.VersionInfo;

/** The jars that the plugin bundles and the SDK that Jenkins gives it are one version: they share internal classes. */
class SdkVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb", "applicationautoscaling"})
    void theBundledServiceIsOfTheSdkInJenkins(String service) throws IOException {
        String properties = "/META-INF/maven/software.amazon.awssdk/" + service + "/pom.properties";
        Properties bundled = new Properties();
        try (InputStream file = SdkVersionTest.class.getResourceAsStream(properties)) {
            assertThat(file).as(properties).isNotNull();
            bundled.load(file);
        }
        assertThat(bundled).containsEntry("version", VersionInfo.SDK_VERSION);
    }
}
