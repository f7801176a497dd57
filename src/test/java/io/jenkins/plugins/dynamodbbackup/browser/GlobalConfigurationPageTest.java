package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What an administrator does on the System page. */
@ExtendWith(OneJenkins.class)
class GlobalConfigurationPageTest {

    static final String SECTION = ".jenkins-section:has([name='_.allowControllerCredentials'])";
    private static final String REGION = SECTION + " [name='_.region']";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void close() {
        db.close();
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
    void regionsAreOffered() throws Exception {
        Page page = open().click(REGION).type("eu-c");
        page.awaitText(".jenkins-dropdown__item", "eu-central-2");
    }

    @Test
    void aMistypedRegionIsToldBesideTheField() throws Exception {
        Page page = open().fill(REGION, "eu-west");

        page.awaitText(SECTION + " .validation-error-area", "eu-west");
    }

    @ParameterizedTest
    @EnumSource
    void theTestOfTheConnectionListsWhatIsAllowed(Theme theme) throws Exception {
        theme.choose();
        db.seed().table("orders");
        db.rules().on("ListBackups").then(Effect.denied());
        new Jobs(jenkins, db);
        Page page = open();

        page.click(SECTION + " .validate-button");

        page.awaitText(SECTION + " li", "dynamodb:ListTables: allowed; 1 table is visible");
        page.awaitText(SECTION + " li", "denied; add dynamodb:ListBackups to the policy of these credentials");
        Accessibility.checkForm(page, SECTION);
    }
}
