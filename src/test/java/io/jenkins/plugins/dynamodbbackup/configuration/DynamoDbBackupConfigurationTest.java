package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.math.BigDecimal;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class DynamoDbBackupConfigurationTest {

    @Test
    void theFormKeepsWhatItShows(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "backup", "AKID", "secret", "for backups"));
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setRegion("eu-west-1");
        settings.setCredentialsId("backup");
        settings.setEndpointUrl("http://127.0.0.1:8000");
        settings.setAllowControllerCredentials(true);
        settings.setStoragePricePerGbMonth("0.119");
        settings.setRestorePricePerGb("0.17");

        jenkins.configRoundtrip();

        DynamoDbBackupConfiguration saved = new DynamoDbBackupConfiguration();
        assertThat(saved.getRegion()).isEqualTo("eu-west-1");
        assertThat(saved.getCredentialsId()).isEqualTo("backup");
        assertThat(saved.getEndpointUrl()).isEqualTo("http://127.0.0.1:8000");
        assertThat(saved.isAllowControllerCredentials()).isTrue();
        assertThat(saved.prices()).isEqualTo(new Prices(new BigDecimal("0.119"), new BigDecimal("0.17")));
    }

    @Test
    void emptyFieldsMeanNoDefault(JenkinsRule jenkins) throws Exception {
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setRegion("eu-west-1");

        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        form.getInputByName("_.region").setValue("  ");
        jenkins.submit(form);

        assertThat(settings.getRegion()).isNull();
        assertThat(settings.getCredentialsId()).isNull();
        assertThat(settings.getEndpointUrl()).isNull();
        assertThat(settings.isAllowControllerCredentials()).isFalse();
        assertThat(settings.prices()).isEqualTo(Prices.LIST);
    }

    @Test
    void aFormWithAMistakeChangesNothingAndSaysWhatIsWrong(JenkinsRule jenkins) throws Exception {
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = browser.goTo("configure").getFormByName("config");
        form.getInputByName("_.region").setValue("eu-west-1");
        form.getInputByName("_.endpointUrl").setValue("dynamodb.local");
        form.getInputByName("_.storagePricePerGbMonth").setValue("0.2");

        HtmlPage shown = (HtmlPage) jenkins.submit(form);

        assertThat(shown.asNormalizedText())
                .contains("Endpoint: endpointUrl 'dynamodb.local' does not begin with http:// or https://")
                .doesNotContain("\tat ");
        assertThat(settings.getRegion()).isNull();
        assertThat(settings.prices()).isEqualTo(Prices.LIST);
    }

    @ParameterizedTest
    @CsvSource({
        "region, Default region: region 'x y' is not a region ID",
        "endpointUrl, Endpoint: endpointUrl 'x y'",
        "storagePricePerGbMonth, 'Storage price per GB and month, in US dollars: storagePricePerGbMonth'",
        "restorePricePerGb, 'Restore price per GB, in US dollars: restorePricePerGb'",
    })
    void aMistakeIsToldWithTheLabelOfItsField(String field, String told, JenkinsRule jenkins) throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = browser.goTo("configure").getFormByName("config");
        form.getInputByName("_." + field).setValue("x y");

        assertThat(((HtmlPage) jenkins.submit(form)).asNormalizedText()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,10", "-1", "1e3", "free", "$0.10", "NaN"})
    void aPriceThatIsNoneIsNotKept(String price, JenkinsRule jenkins) {
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();

        assertThatThrownBy(() -> settings.setStoragePricePerGbMonth(price))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "storagePricePerGbMonth '" + price
                                + "' is not a price in US dollars; enter one such as 0.10, or leave it empty to use the AWS list price.");
        assertThat(settings.prices()).isEqualTo(Prices.LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb.local", "ftp://host", "https://user:hunter2@host", "https://host/?token=x"})
    void anEndpointThatCannotBeMeantIsNotKept(String endpoint, JenkinsRule jenkins) {
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();

        assertThatThrownBy(() -> settings.setEndpointUrl(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpointUrl '")
                .hasMessageNotContaining("hunter2");
        assertThat(settings.getEndpointUrl()).isNull();
    }
}
