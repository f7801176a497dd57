package io.jenkins.plugins.dynamodbbackup.freestyle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.apache.commons.text.StringEscapeUtils;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.StaplerRequest2;

/** The form of a build step: a number that is none is refused, and not taken for an empty box. */
@ExtendWith(OneJenkins.class)
class SubmittedStepTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void delete() throws Exception {
        for (FreeStyleProject job : jenkins.jenkins.getAllItems(FreeStyleProject.class)) {
            job.delete();
        }
    }

    static Stream<Arguments> wrongFields() {
        return WrongForms.STEPS.stream()
                .flatMap(step -> DescribableModel.of(step).getParameters().stream()
                        .flatMap(parameter ->
                                wrong(parameter).map(value -> Arguments.of(step, parameter.getName(), value))));
    }

    private static Stream<Object> wrong(DescribableParameter parameter) {
        Class<?> type = parameter.getErasedType();
        if (type == int.class || type == Integer.class) {
            return Stream.of("thirty", "1e3", "99999999999", "1.5", "3 0", 99999999999L, 1.5);
        }
        if (type == Boolean.class) {
            return Stream.of("yes", "on", 1);
        }
        if (type.isEnum()) {
            return Stream.of("WARN", "failure");
        }
        return type == String.class ? Stream.of(7, List.of("orders")) : Stream.of(7, List.of(7));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void everyWrongFieldIsRefused(Class<? extends OperationBuilder> step, String field, Object value) {
        JSONObject form = new JSONObject();
        form.put(field, value);

        assertThatThrownBy(() -> jenkins.jenkins.getDescriptorOrDie(step).newInstance((StaplerRequest2) null, form))
                .isInstanceOfSatisfying(Descriptor.FormException.class, refused -> {
                    assertThat(refused.getFormField()).isEqualTo(field);
                    assertThat(refused.getMessage()).contains(field);
                });
    }

    @Test
    void theFormIsNotSavedAndTheJobIsAsBefore() throws Exception {
        DynamoPruneBackupsBuilder before = new DynamoPruneBackupsBuilder("orders");
        before.keepDays = 365;
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        job.getBuildersList().add(before);

        assertThat(refusal(job, "thirty")).contains("keepDays 'thirty' is not a valid whole number");

        assertThat(step(job).keepDays).isEqualTo(365);
        submit(job, " 30 ");
        assertThat(step(job).keepDays).isEqualTo(30);
        submit(job, " ");
        assertThat(step(job).keepDays).isNull();
    }

    @Test
    void aNumberThatCouldNotBeReadStandsInItsFieldUntilItIsCorrected() throws Exception {
        FreeStyleProject job = (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                "p",
                new ByteArrayInputStream(WrongForms.configXml(
                                DynamoPruneBackupsBuilder.class,
                                "<tables>orders</tables><keepLast>1</keepLast><keepDays>thirty</keepDays>")
                        .getBytes(UTF_8)));
        HtmlForm form = form(job);
        assertThat(form.getTextAreaByName("_.tables").getText()).isEqualTo("orders");
        assertThat(form.getInputByName("_.keepDays").getValue()).isEqualTo("thirty");

        assertThat(refusal(job, "thirty")).contains("keepDays 'thirty' is not a valid whole number");

        assertThat(step(job).getProblems()).hasSize(2);
        submit(job, "30");
        assertThat(step(job).getProblems()).isEmpty();
        assertThat(step(job).tables).isEqualTo("orders");
        assertThat(step(job).keepDays).isEqualTo(30);
        assertThat(job.getConfigFile().asString())
                .contains("<keepDays>30</keepDays>")
                .doesNotContain("thirty");
    }

    @Test
    void inTheFormOfAnotherStepItIsRefusedToo() throws Exception {
        JSONObject step = new JSONObject();
        step.put("$class", DynamoPruneBackupsBuilder.class.getName());
        step.put("tables", "*");
        step.put("keepLast", "1");
        step.put("keepDays", "thirty");
        JSONObject form = new JSONObject();
        form.put("stapler-class", CoreStep.class.getName());
        form.put("delegate", step);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(
                    client.createCrumbedUrl(Snippetizer.ACTION_URL + "/generateSnippet"), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));

            String text = client.getPage(request).getWebResponse().getContentAsString();

            assertThat(text)
                    .contains("keepDays 'thirty' is not a valid whole number")
                    .doesNotContain("pruneDynamoBackups");
        }
    }

    private static String refusal(FreeStyleProject job, String keepDays) throws Exception {
        try {
            submit(job, keepDays);
            throw new AssertionError("the form was saved");
        } catch (FailingHttpStatusCodeException refused) {
            return StringEscapeUtils.unescapeHtml4(refused.getResponse().getContentAsString());
        }
    }

    private static void submit(FreeStyleProject job, String keepDays) throws Exception {
        HtmlForm form = form(job);
        form.getInputByName("_.keepDays").setValue(keepDays);
        jenkins.submit(form);
    }

    private static HtmlForm form(FreeStyleProject job) throws Exception {
        return jenkins.createWebClient().getPage(job, "configure").getFormByName("config");
    }

    private static DynamoPruneBackupsBuilder step(FreeStyleProject job) {
        return (DynamoPruneBackupsBuilder) job.getBuilders().get(0);
    }
}
