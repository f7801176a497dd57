package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.DataBoundSetter;

/** Each field that users fill in is explained beside it, with an example where something is to be written. */
class HelpTest {

    @ParameterizedTest
    @ValueSource(classes = {DynamoBackupStep.class, DynamoRestoreStep.class, DynamoPruneBackupsStep.class})
    void everyFieldIsExplained(Class<? extends Step> step) throws IOException {
        Method[] setters = Stream.of(step.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .toArray(Method[]::new);

        assertThat(setters).hasSizeGreaterThan(8);
        for (Method setter : setters) {
            String field = Introspector.decapitalize(setter.getName().substring("set".length()));
            String help = help(step, field);
            String name = "<p>Parameter: <code>" + field + "</code></p>";
            assertThat(help).as(field).startsWith("<div>").contains(name);
            help = help.replace(name, "");
            assertThat(help).as(field).hasSizeGreaterThan(60);
            if (setter.getParameterTypes()[0] != boolean.class) {
                assertThat(help).as(field).contains("<code>");
            }
        }
        if (step != DynamoRestoreStep.class) {
            assertThat(help(step, "tables"))
                    .contains("<p>Parameter: <code>tables</code></p>")
                    .containsPattern("<code>[^t]");
        }
    }

    private static String help(Class<?> step, String field) throws IOException {
        try (InputStream file = step.getResourceAsStream(step.getSimpleName() + "/help-" + field + ".html")) {
            assertThat(file).as(step.getSimpleName() + ": " + field).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
