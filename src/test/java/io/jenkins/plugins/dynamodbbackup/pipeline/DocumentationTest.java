package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.Pages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/steps.md names every parameter of every step with its true default, and none that does not exist. */
class DocumentationTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\|.*\\| ([^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("dynamoBackup", new DynamoBackupStep("orders")),
                Arguments.of("dynamoRestore", new DynamoRestoreStep()),
                Arguments.of("dynamoPruneBackups", new DynamoPruneBackupsStep("orders")));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void namesEveryParameterWithItsDefault(String name, Step fresh) throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        for (DescribableParameter parameter :
                DescribableModel.of(fresh.getClass()).getParameters()) {
            defaults.put(
                    parameter.getName(), parameter.isRequired() ? "required" : written(fresh, parameter.getName()));
        }
        assertThat(documented(name)).isEqualTo(defaults);
    }

    /** The default cell in code quotes; words without code where there is no value. */
    private static Map<String, String> documented(String step) {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(section(step));
        while (row.find()) {
            Matcher code = CODE.matcher(row.group(2));
            boolean required = row.group(2).equals("required");
            rows.put(row.group(1), required ? "required" : code.find() ? code.group(1) : "");
        }
        return rows;
    }

    private static String written(Step fresh, String parameter) throws ReflectiveOperationException {
        String ending = parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
        for (String getter : List.of("get" + ending, "is" + ending)) {
            if (Stream.of(fresh.getClass().getMethods())
                    .anyMatch(method -> method.getName().equals(getter))) {
                Object value = fresh.getClass().getMethod(getter).invoke(fresh);
                return value == null ? "" : value.toString();
            }
        }
        throw new NoSuchMethodException(parameter);
    }

    private static String section(String title) {
        String page = Pages.text(Pages.root().resolve("docs").resolve("steps.md"));
        Matcher section =
                Pattern.compile("(?ms)^## " + title + "\n(.*?)(?=^## |\\z)").matcher(page);
        assertThat(section.find()).as("a section named " + title).isTrue();
        return section.group(1);
    }
}
