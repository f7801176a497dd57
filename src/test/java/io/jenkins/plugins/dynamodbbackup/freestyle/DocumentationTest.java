package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import io.jenkins.plugins.dynamodbbackup.Pages;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoBackupStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoPruneBackupsStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoRestoreStep;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/steps.md says of the build steps that they have the fields of the steps, and by which name to call them. */
class DocumentationTest {

    static List<Arguments> pairs() {
        return List.of(
                Arguments.of(
                        DynamoBackupBuilder.class, DynamoBackupBuilder.DescriptorImpl.class, DynamoBackupStep.class),
                Arguments.of(
                        DynamoRestoreBuilder.class, DynamoRestoreBuilder.DescriptorImpl.class, DynamoRestoreStep.class),
                Arguments.of(
                        DynamoPruneBackupsBuilder.class,
                        DynamoPruneBackupsBuilder.DescriptorImpl.class,
                        DynamoPruneBackupsStep.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFieldsAreThoseOfTheStep(Class<?> builder, Class<? extends Descriptor<?>> descriptor, Class<?> step) {
        assertThat(fields(builder)).containsExactlyInAnyOrderElementsOf(fields(step));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theNameForJobDslIsOnThePage(Class<?> builder, Class<? extends Descriptor<?>> descriptor, Class<?> step) {
        assertThat(Pages.text(Pages.root().resolve("docs").resolve("steps.md")))
                .contains("| `" + descriptor.getAnnotation(Symbol.class).value()[0] + "` |");
    }

    private static List<String> fields(Class<?> type) {
        return DescribableModel.of(type).getParameters().stream()
                .map(DescribableParameter::getName)
                .toList();
    }
}
