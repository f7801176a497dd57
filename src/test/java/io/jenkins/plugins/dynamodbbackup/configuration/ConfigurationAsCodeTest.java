package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {

    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void everySettingCanBeWrittenAndIsExportedAgain(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        assertThat(settings.getRegion()).isEqualTo("eu-west-1");
        assertThat(settings.getCredentialsId()).isEqualTo("backup");
        assertThat(settings.getEndpointUrl()).isEqualTo("https://dynamodb.example.org");
        assertThat(settings.isAllowControllerCredentials()).isTrue();
        assertThat(settings.prices()).isEqualTo(new Prices(new BigDecimal("0.119"), new BigDecimal("0.17")));

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("dynamoDbBackup"));
        assertThat(exported).isEqualToNormalizingNewlines("""
                allowControllerCredentials: true
                credentialsId: "backup"
                endpointUrl: "https://dynamodb.example.org"
                region: "eu-west-1"
                restorePricePerGb: "0.17"
                storagePricePerGbMonth: "0.119"
                """);
    }

    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void aWrongValueIsOneSentenceAndChangesNothing(JenkinsConfiguredWithCodeRule jenkins, @TempDir Path folder)
            throws Exception {
        refused(folder, "region: Ireland", "region 'Ireland' is not a region ID; use one such as eu-west-1.");
        refused(folder, "endpointUrl: 'ftp://host'", "endpointUrl 'ftp://host' does not begin with http://");
        refused(folder, "storagePricePerGbMonth: '0,10'", "storagePricePerGbMonth '0,10' is not a price in US dollars");
        refused(folder, "prise: '1'", "prise");

        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        assertThat(settings.getRegion()).isEqualTo("eu-west-1");
        assertThat(settings.getEndpointUrl()).isEqualTo("https://dynamodb.example.org");
        assertThat(settings.prices()).isEqualTo(new Prices(new BigDecimal("0.119"), new BigDecimal("0.17")));
    }

    private static void refused(Path folder, String setting, String sentence) throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "unclassified:\n  dynamoDbBackup:\n    " + setting);

        assertThatThrownBy(() -> ConfigurationAsCode.get().configure(file.toString()))
                .satisfies(thrown -> assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                                .map(Throwable::getMessage)
                                .filter(Objects::nonNull))
                        .anySatisfy(message -> assertThat(message).contains(sentence)));
    }

    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void theExportHoldsIdsAndNoSecrets(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "backup", "AKIDEXAMPLE", "hunter2", ""));
        ByteArrayOutputStream exported = new ByteArrayOutputStream();

        ConfigurationAsCode.get().export(exported);

        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("credentialsId: \"backup\"")
                .doesNotContain("hunter2");
    }
}
