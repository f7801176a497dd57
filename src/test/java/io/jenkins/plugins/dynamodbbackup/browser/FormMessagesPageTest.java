package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;

/** What the forms answer while they are filled in. */
@ExtendWith(OneJenkins.class)
class FormMessagesPageTest {

    private static final String SECTION = ".jenkins-section:has([name='_.allowControllerCredentials'])";
    private static final String PRUNE = "dynamoPruneBackups: Prune DynamoDB backups";
    private static final String FORM = "div:has(> .jenkins-form-item [name='_.tables'])";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;

    @BeforeEach
    void defaults(JenkinsRule rule) {
        jenkins = rule;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "aws", "AKIDEXAMPLE", "secret", ""));
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setEndpointUrl(db.endpoint().toString());
        settings.setRegion(LocalDynamoDb.REGION);
        settings.setCredentialsId("aws");
        db.seed().table("customers").table("orders").table("orders-archive");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theConnectionIsTestedByOneClick() throws Exception {
        db.rules().on("ListBackups").then(Effect.denied());
        Page page = BROWSER.open(jenkins.getURL() + "manage/configure");

        page.click(SECTION + " .validate-button").awaitText(SECTION + " .warning", "Connected to eu-west-1");

        assertThat(page.texts(SECTION + " .jenkins-validate-button__container__status li"))
                .contains(
                        "dynamodb:ListTables: allowed; 3 tables are visible",
                        "dynamodb:ListBackups: denied; add dynamodb:ListBackups to the policy of these credentials");
        Accessibility.checkForm(page, SECTION);
    }

    @Test
    void whatIsTypedIsAnsweredBesideItsField() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/").select("select.dropdownList", PRUNE);

        page.fill("[name='_.tables']", "orders*")
                .awaitText(FORM, "Matches 2 of 3 visible tables: orders, orders-archive.");
        page.fill("[name='_.exclude']", "*-archive").awaitText(FORM, "Matches 1 of 3 visible tables: orders.");
        page.fill("[name='_.keepDays']", "30").awaitText(FORM, "If no backups are created for 30 days");
        page.fill("[name='_.keepLast']", "7").awaitText(FORM, "Keeps the newest 7 backups of each table");
        page.fill("[name='_.tags']", "=x").awaitText(FORM, "tags: '=x' has no key");
        page.fill("[name='_.region']", "Ireland").awaitText(FORM, "region 'Ireland' is not a region ID");
    }
}
