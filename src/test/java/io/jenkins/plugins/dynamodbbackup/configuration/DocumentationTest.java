package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.Pages;
import java.beans.Introspector;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** docs/configuration-as-code.md names every key, and none that does not exist. */
class DocumentationTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\|");

    @Test
    void namesEveryKey() {
        Set<String> keys = Stream.of(DynamoDbBackupConfiguration.class.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Introspector.decapitalize(method.getName().substring("set".length())))
                .collect(Collectors.toSet());
        Set<String> documented = ROW.matcher(
                        Pages.text(Pages.root().resolve("docs").resolve("configuration-as-code.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(documented).isEqualTo(keys);
    }
}
