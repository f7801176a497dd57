package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/** How the author of a pipeline gets a step written. */
@ExtendWith(OneJenkins.class)
class SnippetGeneratorPageTest {

    static final String BACKUP = "dynamoBackup: Back up DynamoDB tables";
    private static final String FORM = "div:has(> .jenkins-form-item [name='_.tables'])";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void everyFieldHasItsHelp() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/").select("select.dropdownList", BACKUP);
        page.click(FORM + " > .jenkins-form-item:not(.form-container--hidden) > .advancedLink button")
                .settle();

        page.evaluate(shown(".jenkins-help-button") + ".forEach(button => button.click())");

        page.await("(helps => helps.length > 9 && helps.length === %s.length".formatted(shown(".jenkins-help-button"))
                + " && helps.every(help => help.innerText.length > 20))(%s)".formatted(shown(".help")));
    }

    @Test
    void stepsAndBuildStepsAreToldApart() throws Exception {
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/");

        assertThat(page.await(Page.found("select.dropdownList option")).texts("select.dropdownList option"))
                .filteredOn(label -> label.contains("Dynamo"))
                .hasSize(6)
                .extracting(label -> label.substring(label.indexOf(": ")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLabelDoesNotRepeatItselfAndAnEmptyFieldSaysWhatServes() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "nightly", "AKIDEXAMPLE", "hunter2", "of nights"));
        DynamoDbBackupConfiguration.get().setCredentialsId("nightly");
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/").select("select.dropdownList", BACKUP);

        page.await(Page.found(FORM + " [name='_.credentialsId'] option")).settle();
        assertThat(page.text(".jenkins-form-item:has(> .setting-main [name='_.tables']) > .jenkins-form-label")
                        .lines())
                .first()
                .isEqualTo("Tables");
        assertThat(page.texts(FORM + " [name='_.credentialsId'] option"))
                .first()
                .satisfies(label -> assertThat(label).startsWith("Default: ").contains("of nights"));
    }

    /** Those of the step alone: the forms of all other steps are on the page too, hidden. */
    private static String shown(String selector) {
        return "[...document.querySelectorAll(%s)].filter(e => e.offsetParent !== null)"
                .formatted(Page.quoted(FORM + " " + selector));
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsBecomeAStep(Theme theme) throws Exception {
        theme.choose();
        Page page = BROWSER.open(jenkins.getURL() + "pipeline-syntax/");

        page.select("select.dropdownList", BACKUP)
                .fill("[name='_.tables']", "orders-*\ncustomers")
                .fill("[name='_.region']", "eu-central-1");
        Accessibility.checkForm(page, FORM);
        page.click("#generatePipelineScript").await("document.getElementById('prototypeText').value !== ''");

        assertThat(page.value("#prototypeText"))
                .isEqualTo("dynamoBackup region: 'eu-central-1', tables: ['orders-*', 'customers']");
    }
}
