package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Arguments beyond ASCII in the locale C, where Java has already lost them. */
class EncodingTest {

    private static String[] arguments(String command, String... decoded) {
        return Encoding.arguments(decoded, command);
    }

    @Test
    void theyAreReadFromTheCommand() {
        assertThat(arguments("java\0-jar\0x.jar\0list\0--tags\0größe\0", "list", "--tags", "gr??e"))
                .containsExactly("list", "--tags", "größe");
        assertThat(arguments("java\0-jar\0x.jar\0list\0\0", "list", "")).containsExactly("list", "");
    }

    @Test
    void anotherCommandIsNotTaken() {
        assertThat(arguments("java\0@options\0", "list", "--tags", "gr??e")).containsExactly("list", "--tags", "gr??e");
        assertThat(arguments("java\0-jar\0x.jar\0@options\0", "--tags", "gr??e"))
                .containsExactly("--tags", "gr??e");
    }
}
