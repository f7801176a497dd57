package io.jenkins.plugins.dynamodbbackup.pipeline;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.XmlFile;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsExtension;

/**
 * One Jenkins for the tests of a class, where {@code @WithJenkins} starts one for each test. A test takes it as a
 * parameter. After each test it has neither jobs nor credentials nor users' permissions, and the settings of a new one.
 */
public final class OneJenkins implements BeforeAllCallback, ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(OneJenkins.class);

    private record Running(JenkinsRule jenkins, XmlFile settings) {

        static Running of(JenkinsRule jenkins) throws Exception {
            XmlFile settings = new XmlFile(new File(jenkins.jenkins.getRootDir(), "settings-at-first.xml"));
            settings.write(DynamoDbBackupConfiguration.get());
            return new Running(jenkins, settings);
        }

        void empty() throws Exception {
            // What a test logged in as may lack the permission to delete.
            jenkins.jenkins.disableSecurity();
            ACL.as2(ACL.SYSTEM2);
            for (TopLevelItem item : List.copyOf(jenkins.jenkins.getItems())) {
                item.delete();
            }
            jenkins.jenkins.setProxy(null);
            SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of(Domain.global(), List.of()));
            settings.unmarshalNullingOut(DynamoDbBackupConfiguration.get());
            DynamoDbBackupConfiguration.get().save();
        }
    }

    private final JenkinsExtension starter = new JenkinsExtension();
    private final boolean emptied;

    public OneJenkins() {
        this(true);
    }

    private OneJenkins(boolean emptied) {
        this.emptied = emptied;
    }

    /** For a class whose tests share what it sets up before all. */
    public static OneJenkins leftAsItIs() {
        return new OneJenkins(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        JenkinsRule jenkins = (JenkinsRule) starter.resolveParameter(null, context);
        context.getStore(OURS).put(Running.class, Running.of(jenkins));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return starter.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).jenkins();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (emptied) {
            running(context).empty();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        starter.afterEach(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(OURS).get(Running.class, Running.class);
    }
}
