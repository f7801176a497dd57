package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of a build in the texts of a build step; reflection finds a field that somebody adds and forgets here. */
class ExpansionTest {

    /** The engine puts the environment into templates of names; credentials are nothing to choose by a parameter. */
    private static final Set<String> LEFT_ALONE = Set.of("backupName", "targetTable", "credentialsId");

    static Stream<OperationStep<?, ?, ?>> all() {
        return Stream.of(new DynamoBackupStep("x"), new DynamoRestoreStep(), new DynamoPruneBackupsStep("x"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTextAndEveryListIsExpanded(OperationStep<?, ?, ?> written) throws Exception {
        for (Field field : texts(written)) {
            field.set(written, field.getType() == String.class ? "${V}" : new ArrayList<>(List.of("${V}", "b")));
        }

        OperationStep<?, ?, ?> expanded = written.expanded(text -> text.replace("${V}", "a"));

        for (Field field : texts(written)) {
            String before = field.getType() == String.class ? "${V}" : "[${V}, b]";
            String after = before.replace("${V}", LEFT_ALONE.contains(field.getName()) ? "${V}" : "a");
            assertThat(field.get(expanded)).as(field.getName()).hasToString(after);
            assertThat(field.get(written))
                    .as("what was written: " + field.getName())
                    .hasToString(before);
        }
    }

    @Test
    void aVariableOfSeveralLinesIsSeveralNamesAndAnEmptyOneNone() throws BadRequestException {
        DynamoBackupStep written = new DynamoBackupStep(List.of("${MANY}", "last"));
        written.setExclude("${NONE}");

        DynamoBackupStep expanded = (DynamoBackupStep) written.expanded(
                text -> text.replace("${MANY}", "first\nsecond").replace("${NONE}", " "));

        assertThat(expanded.getTables()).isEqualTo(List.of("first", "second", "last"));
        assertThat(expanded.getExclude()).isNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRegionThatComesToNothingIsNotTheDefaultOne(OperationStep<?, ?, ?> written) {
        written.setRegion("${NONE}");

        assertThatThrownBy(() -> written.expanded(text -> text.replace("${NONE}", "")))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "region '${NONE}' is empty after variable expansion; set the variable, or leave the parameter out.");
    }

    @Test
    void aTableWhoseVariableComesToNothingIsNotSkipped() {
        List<String> tables = List.of("${ORDERS}", "${CARTS}", "customers");
        for (OperationStep<?, ?, ?> written :
                List.of(new DynamoBackupStep(tables), new DynamoPruneBackupsStep(tables))) {
            assertThatThrownBy(() -> written.expanded(
                            text -> text.replace("${ORDERS}", "orders").replace("${CARTS}", "")))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessage(
                            "tables '${CARTS}' is empty after variable expansion; set the variable, or leave the parameter out.");
        }
    }

    @Test
    void textsThatWereLeftEmptyAreStillNotGiven() throws BadRequestException {
        DynamoPruneBackupsStep written = new DynamoPruneBackupsStep("x");
        written.setRegion("");
        written.setNamePattern(" ");
        written.setExclude("");

        DynamoPruneBackupsStep expanded = (DynamoPruneBackupsStep) written.expanded(text -> text);

        assertThat(expanded.givenRegion()).isEmpty();
        assertThat(expanded.getNamePattern()).isNull();
        assertThat(expanded.getExclude()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exclude", "tags", "protect", "namePattern"})
    void aPruneWithAVariableWithoutAValueIsRefusedWhereMoreWouldBeDeleted(String parameter) {
        DynamoPruneBackupsStep written = new DynamoPruneBackupsStep("x");
        switch (parameter) {
            case "exclude" -> written.setExclude("${NONE}");
            case "tags" -> written.setTags("${NONE}");
            case "namePattern" -> written.setNamePattern("${NONE}");
            default -> written.setProtect(List.of("kept", "${NONE}"));
        }

        assertThatThrownBy(() -> written.expanded(text -> text.replace("${NONE}", "")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(parameter + " '${NONE}' is empty after variable expansion");
    }

    private static List<Field> texts(OperationStep<?, ?, ?> parameters) {
        return Stream.<Class<?>>iterate(parameters.getClass(), type -> type != Step.class, type -> type.getSuperclass())
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == String.class || field.getType() == List.class)
                .peek(field -> field.setAccessible(true))
                .toList();
    }
}
