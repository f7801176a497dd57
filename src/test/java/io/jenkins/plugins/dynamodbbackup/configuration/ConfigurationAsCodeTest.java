package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

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
}
