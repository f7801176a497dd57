package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static hudson.util.FormValidation.Kind.OK;
import static hudson.util.FormValidation.Kind.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What a form says about the tables that its patterns match. */
@ExtendWith(OneJenkins.class)
class TableLookTest {

    private static final String REGION = LocalDynamoDb.REGION;

    private static Instant now = Instant.parse("2026-11-22T16:00:00Z");

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final BackupForm backup = new BackupForm() {};
    private final PruneForm prune = new PruneForm() {};

    /** The tests share a Jenkins, which remembers what it has seen. */
    @BeforeEach
    void later() {
        now = now.plus(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void defaults() {
        TableLooks.get().tellTimeBy(InstantSource.fixed(now));
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setEndpointUrl(db.endpoint().toString());
        settings.setRegion(REGION);
        settings.setCredentialsId("aws");
        add("aws");
        db.seed().table("customers").table("orders").table("orders-archive").table("orders-test");
    }

    private static void add(String id) {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, id, "AKIDEXAMPLE", "secret", ""));
    }

    private static void check(FormValidation shown, FormValidation.Kind kind, String text) {
        assertThat(StringEscapeUtils.unescapeHtml4(Objects.toString(shown.getMessage(), "")))
                .isEqualTo(text);
        assertThat(shown.kind).isEqualTo(kind);
    }

    private FormValidation tables(Item item, String tables, String exclude) {
        return backup.doCheckTables(item, tables, exclude, "", "1", "", "");
    }

    @Test
    void itSaysWhichTablesMatch(JenkinsRule jenkins) {
        defaults();

        check(tables(null, "orders*", "*-test"), OK, "Matches 2 of 4 visible tables: orders, orders-archive.");
        check(
                tables(null, "ordes\ncustomers", ""),
                WARNING,
                "Matches 1 of 4 visible tables: customers. Problem: no table named 'ordes'; the nearest are 'orders',"
                        + " 'orders-test', 'orders-archive'.");
        check(
                tables(null, "gone1\ngone2\ngone3\ngone4\ncustomers", ""),
                WARNING,
                "Matches 1 of 4 visible tables: customers. Problems:<br>no table named 'gone1'; check it and the region<br>"
                        + "no table named 'gone2'; check it and the region<br>"
                        + "no table named 'gone3'; check it and the region<br>and 1 more");
        check(
                backup.doCheckTables(null, "orders", "", "team=shop", "1", "", ""),
                OK,
                "Matches 1 of 4 visible tables: orders. The tags are read when the build runs.");
        check(prune.doCheckTables(null, "gone-table", "", "", "", "", true), OK, "Matches 0 of 4 visible tables.");
        assertThat(db.calls().count("ListTables")).isEqualTo(1);

        db.seed().table("orders-2", 0);
        FormValidation elsewhere = backup.doCheckTables(null, "orders*", "", "", "9", REGION, "");
        assertThat(elsewhere.kind).isEqualTo(WARNING);
        assertThat(elsewhere.getMessage()).contains("Problem: minTables is 9, but the query selects 4");

        TableLooks.get().tellTimeBy(InstantSource.fixed(now.plus(TableLooks.REMEMBERED)));
        check(tables(null, "orders-2", ""), OK, "Matches 1 of 5 visible tables: orders-2.");
    }

    @Test
    void aRegionThatIsAVariableIsLookedAtByTheBuild(JenkinsRule jenkins) {
        defaults();
        BackupForm ofBuildStep = new BackupForm() {
            @Override
            public boolean takesVariables() {
                return true;
            }
        };

        check(
                ofBuildStep.doCheckTables(null, "orders", "", "", "1", "${REGION}", ""),
                OK,
                "The variables are expanded when the build runs; the matching tables are known only then.");
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void whatHindersALookDoesNotHinderTheForm(JenkinsRule jenkins) {
        defaults();
        db.rules().on("ListTables").then(Effect.denied());

        FormValidation denied = tables(null, "orders", "");
        assertThat(denied.kind).isEqualTo(OK);
        assertThat(denied.getMessage())
                .startsWith("Could not list the matching tables: ListTables failed: AccessDenied")
                .contains("Allow dynamodb:ListTables");
        assertThat(backup.doCheckTables(null, "orders", "", "", "1", "", "gone").getMessage())
                .startsWith("Could not list the matching tables: No AWS credentials with the ID");
    }

    @Test
    void onlyWhoMayConfigureTheJobSeesTables(JenkinsRule jenkins) throws Exception {
        defaults();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.EXTENDED_READ)
                .everywhere()
                .to("builder", "configurer")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer"));

        try (ACLContext ignored = ACL.as2(User.getById("builder", true).impersonate2())) {
            check(tables(job, "orders", ""), OK, "");
            check(tables(null, "orders", ""), OK, "");
        }
        assertThat(db.calls().entries()).isEmpty();
        try (ACLContext ignored = ACL.as2(User.getById("configurer", true).impersonate2())) {
            check(tables(job, "orders", ""), OK, "Matches 1 of 4 visible tables: orders.");
            check(tables(null, "orders", ""), OK, "");
        }
    }
}
