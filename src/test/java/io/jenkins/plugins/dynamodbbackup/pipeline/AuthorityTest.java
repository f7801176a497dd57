package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.UserCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Builds that run as somebody: they get the credentials that this somebody may use. */
@ExtendWith(OneJenkins.class)
class AuthorityTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    private JenkinsRule jenkins;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        jenkins = rule;
        db.seed().table("orders", 1);
        new Jobs(jenkins, db);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Computer.BUILD)
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
        user("guest").addProperty(new UserCredentialsProvider.UserCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    Domain.global(),
                    List.of(new AWSCredentialsImpl(CredentialsScope.USER, "own", "AKIDOWN", "secret", "")))
        }));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static User user(String name) {
        return User.getById(name, true);
    }

    private WorkflowRun run(String job, String credentialsId, Result expected) throws Exception {
        WorkflowJob project = jenkins.createProject(WorkflowJob.class, job);
        project.setDefinition(
                new CpsFlowDefinition("dynamoBackup tables: 'orders', credentialsId: '" + credentialsId + "'", true));
        return jenkins.buildAndAssertStatus(expected, project);
    }

    @Test
    void whoMayNotUseTheCredentialsOfTheJobDoesNotGetThem() throws Exception {
        WorkflowRun run = run("as-guest", "aws", Result.FAILURE);

        jenkins.assertLogContains("with the ID 'aws'", run);
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void whoMayUseThemDoes() throws Exception {
        run("as-deployer", "aws", Result.SUCCESS);

        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void aBuildThatRunsAsAUserUsesTheUsersOwn() throws Exception {
        run("as-guest", "own", Result.SUCCESS);

        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void nobodyElseUsesTheCredentialsOfAUser() throws Exception {
        run("as-system", "own", Result.FAILURE);
        run("as-deployer", "own", Result.FAILURE);

        assertThat(db.calls().entries()).isEmpty();
    }
}
