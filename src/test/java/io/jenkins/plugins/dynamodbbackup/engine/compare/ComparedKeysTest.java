package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyAttribute;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparedKeysTest {

    private static ComparedKeys of(String type, String... keys) throws BadRequestException {
        return ComparedKeys.of(List.of(keys), new KeyAttribute("id", type));
    }

    @Test
    void valuesAndBeginnings() throws BadRequestException {
        assertThat(of("S", "a", "b*", "a", "bc")).isEqualTo(new ComparedKeys(List.of("a"), List.of("b"), false));
        assertThat(of("S", "a", "*")).isEqualTo(ComparedKeys.ALL);
        assertThat(of("S")).isEqualTo(ComparedKeys.ALL);
        assertThat(of("N", "7", "-1.5E+3").number()).isTrue();
    }

    @Test
    void whatTheTablesCannotHaveIsRefused() {
        assertThatThrownBy(() -> of("B", "a"))
                .hasMessage(
                        "keys cannot be used: the partition key 'id' is binary. Leave it out to compare all items.");
        assertThatThrownBy(() -> of("N", "1*"))
                .hasMessage("keys '1*' is not valid: the partition key 'id' is a number, which has no beginning. Enter"
                        + " whole numbers.");
        assertThatThrownBy(() -> of("N", "one"))
                .hasMessage("keys 'one' is not valid: the partition key 'id' is a number. Enter numbers.");
        assertThatThrownBy(() -> of("S", "")).hasMessageStartingWith("keys has an empty value;");
        String[] many = IntStream.range(0, 101).mapToObj(n -> n + "-*").toArray(String[]::new);
        assertThatThrownBy(() -> of("S", many)).hasMessageStartingWith("keys has 101 beginnings of keys; at most 100");
    }
}
