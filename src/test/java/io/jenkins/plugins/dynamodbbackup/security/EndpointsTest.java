package io.jenkins.plugins.dynamodbbackup.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.verb.POST;

/**
 * Everything that a form can ask this plugin, found by reflection so that a new question cannot be forgotten, asked by
 * people who may do less and less.
 */
@ExtendWith(OneJenkins.class)
class EndpointsTest {

    private static final String OURS = "io.jenkins.plugins.dynamodbbackup.";
    private static final String SECRET_ID = "credentials-of-the-shop";
    private static final String SECRET_TABLE = "table-of-the-shop";
    private static final String FOREIGN_ARN =
            "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;

    /** A method of a descriptor that answers to HTTP. */
    private record Endpoint(Descriptor<?> descriptor, Method method) {

        String path() {
            String name = method.getName().substring(2);
            return descriptor.getDescriptorUrl() + "/" + Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }

        boolean ofJob() {
            return Stream.of(method.getParameters()).anyMatch(it -> it.isAnnotationPresent(AncestorInPath.class));
        }

        boolean ofAdministrators() {
            return descriptor instanceof DynamoDbBackupConfiguration;
        }

        boolean tellsOfCredentials() {
            return method.getName().contains("CredentialsId");
        }

        boolean looksAtAws() {
            return method.getName().equals("doCheckTables") || method.getName().equals("doTestConnection");
        }

        @Override
        public String toString() {
            return descriptor.getClass().getName().substring(OURS.length()) + "#" + method.getName();
        }
    }

    @BeforeEach
    void shop(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, SECRET_ID, "AKIDEXAMPLE", "hunter2", ""));
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setEndpointUrl(db.endpoint().toString());
        settings.setRegion(LocalDynamoDb.REGION);
        settings.setCredentialsId(SECRET_ID);
        db.seed().table(SECRET_TABLE, 0);
        FreeStyleProject job = rule.createFreeStyleProject("job");
        assertThat(job).isNotNull();
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "configurer")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder", "configurer")
                .grant(Item.CONFIGURE, Item.EXTENDED_READ, CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("configurer"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> found = new ArrayList<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (!descriptor.getClass().getName().startsWith(OURS)) {
                continue;
            }
            for (Method method : descriptor.getClass().getMethods()) {
                if (method.getName().matches("do[A-Z].*")
                        && !method.isBridge()
                        && method.getDeclaringClass().getName().startsWith(OURS)) {
                    found.add(new Endpoint(descriptor, method));
                }
            }
        }
        return found;
    }

    private WebResponse ask(String user, HttpMethod method, Endpoint endpoint, String under) throws IOException {
        return ask(
                user,
                method,
                endpoint,
                under,
                List.of(
                        new NameValuePair("value", endpoint.tellsOfCredentials() ? SECRET_ID + "-gone" : "*"),
                        new NameValuePair("region", LocalDynamoDb.REGION),
                        new NameValuePair("credentialsId", ""),
                        new NameValuePair("endpointUrl", db.endpoint().toString())));
    }

    private WebResponse ask(
            String user, HttpMethod method, Endpoint endpoint, String under, List<NameValuePair> parameters)
            throws IOException {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            client.setJavaScriptEnabled(false);
            if (!user.isEmpty()) {
                client.withBasicApiToken(user);
            }
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), under + endpoint.path()), method);
            request.setRequestParameters(parameters);
            return client.getPage(request).getWebResponse();
        }
    }

    private static List<String> places(Endpoint endpoint) {
        return endpoint.ofJob() ? List.of("", "job/job/") : List.of("");
    }

    @Test
    void allAreFoundAndMarked() {
        List<Endpoint> all = endpoints();

        assertThat(all)
                .extracting(Endpoint::toString)
                .contains(
                        "configuration.DynamoDbBackupConfiguration#doTestConnection",
                        "pipeline.DynamoBackupStep$DescriptorImpl#doCheckTables",
                        "pipeline.DynamoPruneBackupsStep$DescriptorImpl#doFillCredentialsIdItems")
                .hasSizeGreaterThan(40);
        assertThat(all).allMatch(endpoint -> endpoint.method.isAnnotationPresent(POST.class));
    }

    @Test
    void noneAnswersToALink() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            assertThat(ask("administrator", HttpMethod.POST, endpoint, "").getStatusCode())
                    .as(endpoint.toString())
                    .isEqualTo(200);
            assertThat(ask("administrator", HttpMethod.GET, endpoint, "").getStatusCode())
                    .as(endpoint.toString())
                    .isIn(404, 405);
        }
    }

    @Test
    void whoMayNotConfigureLearnsNothing() throws Exception {
        Set<String> leaks = new TreeSet<>();
        for (String user : List.of("", "reader", "builder")) {
            for (Endpoint endpoint : endpoints()) {
                for (String place : places(endpoint)) {
                    WebResponse answer = ask(user, HttpMethod.POST, endpoint, place);
                    String text = answer.getContentAsString();
                    boolean refused = answer.getStatusCode() == 403;
                    if (user.isEmpty() && !refused
                            || endpoint.ofAdministrators()
                                    && !refused
                                    && !endpoint.method.getName().startsWith("doFill")
                            || text.contains(SECRET_ID + "<")
                            || text.contains("\"" + SECRET_ID + "\"")
                            || text.contains("No AWS credentials")
                            || text.contains(SECRET_TABLE)
                            || text.contains("visible table")) {
                        leaks.add(user + " " + endpoint + " " + place + " " + answer.getStatusCode() + " " + text);
                    }
                }
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void whoConfiguresAJobSeesWhatItsBuildsCanUseAndNothingMore() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            WebResponse inJob = ask("configurer", HttpMethod.POST, endpoint, "job/job/");
            WebResponse outside = ask("configurer", HttpMethod.POST, endpoint, "");

            if (endpoint.ofAdministrators()) {
                assertThat(outside.getContentAsString()).doesNotContain(SECRET_ID + "\"", SECRET_TABLE);
            } else if (endpoint.method.getName().equals("doFillCredentialsIdItems")) {
                assertThat(inJob.getContentAsString()).as(endpoint.toString()).contains(SECRET_ID);
                assertThat(outside.getContentAsString()).as(endpoint.toString()).doesNotContain(SECRET_ID);
            } else if (endpoint.looksAtAws()) {
                assertThat(inJob.getContentAsString()).as(endpoint.toString()).contains(SECRET_TABLE);
                assertThat(outside.getContentAsString()).as(endpoint.toString()).doesNotContain(SECRET_TABLE);
            }
            assertThat(inJob.getContentAsString() + outside.getContentAsString())
                    .doesNotContain("hunter2");
        }
        assertThat(db.calls().entries().stream().map(call -> call.operation()).collect(Collectors.toSet()))
                .containsExactly("ListTables");
    }

    /** A backup of another partition is refused in words that name the region of the build. */
    @Test
    void theDefaultRegionIsToldToThoseAloneWhoConfigure() throws Exception {
        List<NameValuePair> arn = List.of(
                new NameValuePair("value", FOREIGN_ARN),
                new NameValuePair("backupArn", FOREIGN_ARN),
                new NameValuePair("region", ""));
        for (Endpoint endpoint : endpoints()) {
            for (String user : List.of("reader", "builder")) {
                for (String place : places(endpoint)) {
                    assertThat(ask(user, HttpMethod.POST, endpoint, place, arn).getContentAsString())
                            .as(user + " " + endpoint + " " + place)
                            .doesNotContain(" to partition aws");
                }
            }
            if (endpoint.method.getName().equals("doCheckBackupArn")) {
                assertThat(ask("configurer", HttpMethod.POST, endpoint, "job/job/", arn)
                                .getContentAsString())
                        .contains(LocalDynamoDb.REGION, " to partition aws");
            }
        }
    }

    /** To check a list takes time: more for each of its entries. */
    @Test
    void listsAreCheckedForThoseAloneWhoSeeTheForm() throws Exception {
        Set<String> lists = Set.of("doCheckTables", "doCheckExclude", "doCheckTags", "doCheckProtect");
        List<NameValuePair> wrong = List.of(new NameValuePair("value", "=\n=x"));
        for (Endpoint endpoint : endpoints()) {
            if (!lists.contains(endpoint.method.getName())) {
                continue;
            }
            assertThat(endpoint.ofJob()).as(endpoint.toString()).isTrue();
            for (String user : List.of("reader", "builder")) {
                for (String place : places(endpoint)) {
                    assertThat(ask(user, HttpMethod.POST, endpoint, place, wrong)
                                    .getContentAsString())
                            .as(user + " " + endpoint + " " + place)
                            .doesNotContain("error");
                }
            }
            assertThat(ask("configurer", HttpMethod.POST, endpoint, "", wrong).getContentAsString())
                    .as(endpoint.toString())
                    .doesNotContain("error");
            assertThat(ask("configurer", HttpMethod.POST, endpoint, "job/job/", wrong)
                            .getContentAsString())
                    .as(endpoint.toString())
                    .contains("error");
            assertThat(ask("administrator", HttpMethod.POST, endpoint, "", wrong)
                            .getContentAsString())
                    .as(endpoint.toString())
                    .contains("error");
        }
    }

    @Test
    void thePageOfTheAdministratorsIsTheirs() throws Exception {
        for (String user : List.of("reader", "builder", "configurer")) {
            try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
                client.setThrowExceptionOnFailingStatusCode(false);
                client.withBasicApiToken(user);
                assertThat(client.goTo("manage/configure").getWebResponse().getStatusCode())
                        .as(user)
                        .isEqualTo(403);
            }
        }
    }
}
