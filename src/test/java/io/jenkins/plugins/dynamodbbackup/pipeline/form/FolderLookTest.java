package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who sees tables in a form: whoever may let a build of this very job look at them. */
@WithJenkins
class FolderLookTest {

    private static boolean allowed(String user, Item item) {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return TableLooks.allowed(item);
        }
    }

    @Test
    void whoConfiguresAFolderHasNoBuildToLookWith(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "shop");
        Item job = folder.createProject(hudson.model.FreeStyleProject.class, "nightly");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator"));

        assertThat(allowed("configurer", folder)).isFalse();
        assertThat(allowed("configurer", job)).isTrue();
        assertThat(allowed("configurer", null)).isFalse();
        assertThat(allowed("administrator", folder)).isTrue();
        assertThat(allowed("administrator", null)).isTrue();
    }
}
