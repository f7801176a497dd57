package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** The global configuration offers what builds find: credentials of the scope System are for Jenkins alone. */
@ExtendWith(OneJenkins.class)
class FormCredentialsTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void two(JenkinsRule jenkins) {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .addAll(List.of(
                        new AWSCredentialsImpl(CredentialsScope.GLOBAL, "of-builds", "AKIDEXAMPLE", "hunter2", ""),
                        new AWSCredentialsImpl(CredentialsScope.SYSTEM, "of-jenkins", "AKIDSYSTEM", "hunter2", "")));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void thoseOfJenkinsAloneAreNotOffered() {
        assertThat(DynamoDbBackupConfiguration.get().doFillCredentialsIdItems(""))
                .extracting((ListBoxModel.Option option) -> option.value)
                .contains("of-builds")
                .doesNotContain("of-jenkins");
    }

    @Test
    void thoseOfJenkinsAloneAreRefusedAsABuildRefusesThem() {
        assertThat(new FormCredentials(null).problem("of-builds")).isEmpty();
        assertThat(new FormCredentials(null).problem("of-jenkins"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("with the ID 'of-jenkins'"));
    }

    @Test
    void whereADefaultServesItIsNamed() {
        DynamoDbBackupConfiguration global = DynamoDbBackupConfiguration.get();
        FormCredentials form = new FormCredentials(null);

        assertThat(empty(form.itemsOrDefault(""))).isEqualTo("- none -");
        global.setAllowControllerCredentials(true);
        assertThat(empty(form.itemsOrDefault(""))).isEqualTo("Default: the AWS identity of the Jenkins controller");
        global.setCredentialsId("of-builds");
        assertThat(empty(form.itemsOrDefault("")))
                .isEqualTo("Default: "
                        + form.items("").stream()
                                .filter(option -> option.value.equals("of-builds"))
                                .findFirst()
                                .orElseThrow()
                                .name);
        global.setCredentialsId("gone");
        assertThat(empty(form.itemsOrDefault("of-builds"))).isEqualTo("Default: gone");
        assertThat(empty(global.doFillCredentialsIdItems("")))
                .as("where the default is chosen")
                .isEqualTo("- none -");
    }

    private static String empty(ListBoxModel items) {
        return items.stream()
                .filter(option -> option.value.isEmpty())
                .findFirst()
                .orElseThrow()
                .name;
    }

    @Test
    void theTestOfTheConnectionDoesNotTryThem() {
        FormValidation shown = DynamoDbBackupConfiguration.get()
                .doTestConnection(
                        LocalDynamoDb.REGION, "of-jenkins", db.endpoint().toString(), false);

        assertThat(shown.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(shown.getMessage())
                .contains("No AWS credentials with the ID")
                .contains("of-jenkins");
        assertThat(db.calls().entries()).isEmpty();
    }
}
