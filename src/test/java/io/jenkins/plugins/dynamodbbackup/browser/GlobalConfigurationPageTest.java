package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator does on the System page. */
@WithJenkins
class GlobalConfigurationPageTest {

    private static final String SECTION = ".jenkins-section:has([name='_.allowControllerCredentials'])";
    private static final String REGION = SECTION + " [name='_.region']";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    private Page open() throws Exception {
        return BROWSER.open(jenkins.getURL() + "manage/configure").await(Page.found(REGION));
    }

    @Test
    void aRegionIsKept() throws Exception {
        Page page = open();
        page.fill(REGION, "eu-central-1");
        page.leaving(() -> page.click("button[name='Submit']"));

        assertThat(DynamoDbBackupConfiguration.get().getRegion()).isEqualTo("eu-central-1");
        assertThat(page.open(jenkins.getURL() + "manage/configure").value(REGION))
                .isEqualTo("eu-central-1");
    }

    @Test
    void aMistypedRegionIsToldBesideTheField() throws Exception {
        Page page = open().fill(REGION, "eu-west");

        page.awaitText(SECTION + " .validation-error-area", "eu-west");
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanReadIt(Theme theme) throws Exception {
        theme.choose();

        Accessibility.checkForm(open(), SECTION);
    }
}
