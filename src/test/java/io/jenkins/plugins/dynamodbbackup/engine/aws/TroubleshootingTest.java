package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.Pages;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/troubleshooting.md has a heading for every error code of AWS that the engine knows, and its advice below. */
class TroubleshootingTest {

    private static final Path PAGE = Pages.root().resolve("docs").resolve("troubleshooting.md");

    @Test
    void everyCodeHasAHeading() {
        List<String> named = Pages.headings(PAGE, "###").stream()
                .flatMap(heading -> Stream.of(heading.split(", ")))
                .toList();
        assertThat(named).containsAll(ErrorTable.KINDS.keySet());
    }

    /** Without permission the advice names the action, and so never reads like this. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS_DENIED")
    void everyAdviceIsOnThePage(ErrorKind kind) {
        assertThat(Pages.text(PAGE).replaceAll("\\n>? ?", " "))
                .contains(Texts.all().get("aws.advice." + kind));
    }
}
