package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.UserCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Forms of jobs that run as somebody say of credentials what the build will say. */
@ExtendWith(OneJenkins.class)
class FormAuthorityTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider.getInstance().getCredentials().add(keys(CredentialsScope.GLOBAL, "shop"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("guest", "deployer")
                .grant(CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("deployer"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("as-guest", user("guest").impersonate2())
                        .authenticate("as-deployer", user("deployer").impersonate2()));
        user("deployer").addProperty(new UserCredentialsProvider.UserCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(Domain.global(), List.of(keys(CredentialsScope.USER, "own")))
        }));
    }

    private static User user(String name) {
        return User.getById(name, true);
    }

    private static AWSCredentialsImpl keys(CredentialsScope scope, String id) {
        return new AWSCredentialsImpl(scope, id, "AKIDEXAMPLE", "hunter2", "");
    }

    private FormCredentials formOf(String job) throws Exception {
        return new FormCredentials(jenkins.createFreeStyleProject(job));
    }

    private static List<String> offered(FormCredentials form) {
        return form.items("").stream()
                .map((ListBoxModel.Option option) -> option.value)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Test
    void whoMayUseTheCredentialsOfTheJobIsOfferedThemBesideTheirOwn() throws Exception {
        FormCredentials form = formOf("as-deployer");

        assertThat(form.problem("shop")).isEmpty();
        assertThat(form.problem("own")).isEmpty();
        assertThat(offered(form)).containsExactlyInAnyOrder("own", "shop");
    }

    @Test
    void whoMayNotUseThemIsNot() throws Exception {
        FormCredentials form = formOf("as-guest");

        assertThat(form.problem("shop"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("with the ID 'shop'"));
        assertThat(offered(form)).isEmpty();
    }

    @Test
    void whoMayNotKnowTheCredentialsIsNotToldTheDefault() throws Exception {
        DynamoDbBackupConfiguration.get().setCredentialsId("shop");
        FormCredentials form = formOf("as-jenkins");

        try (ACLContext as = ACL.as2(user("guest").impersonate2())) {
            assertThat(form.itemsOrDefault(""))
                    .extracting((ListBoxModel.Option option) -> option.name)
                    .noneSatisfy(name -> assertThat(name).contains("shop"));
        }
        assertThat(form.itemsOrDefault(""))
                .extracting((ListBoxModel.Option option) -> option.name)
                .first()
                .satisfies(name -> assertThat(name).startsWith("Default: "));
    }

    @Test
    void aJobThatRunsAsJenkinsIsOfferedNothingOfAUser() throws Exception {
        FormCredentials form = formOf("as-jenkins");

        assertThat(form.problem("own")).isPresent();
        assertThat(offered(form)).containsExactly("shop");
    }
}
