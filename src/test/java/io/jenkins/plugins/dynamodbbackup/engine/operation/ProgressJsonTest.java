package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressJsonTest {

    record Inner(String name, int times) {}

    record Outer(Optional<Inner> one, List<Inner> more) {}

    record Sample(Instant at, Duration time, Optional<String> arn, Optional<Outcome> outcome, List<String> names) {}

    private final ProgressJson<Sample> json = new ProgressJson<>(Sample.class);

    @Test
    void comesBackAsItWas() throws BadRequestException {
        Sample full = new Sample(
                Instant.parse("2026-11-22T02:00:00.123Z"),
                Duration.ofMinutes(90),
                Optional.of("arn"),
                Optional.of(Outcome.TIMED_OUT),
                List.of("a", "ü \"quoted\""));
        Sample empty = new Sample(Instant.EPOCH, Duration.ZERO, Optional.empty(), Optional.empty(), List.of());

        assertThat(json.read(json.write(full))).isEqualTo(full);
        assertThat(json.read(json.write(empty))).isEqualTo(empty);
        assertThat(json.write(full)).contains("\"2026-11-22T02:00:00.123Z\"").contains("\"PT1H30M\"");
    }

    @Test
    void passesOverWhatANewerVersionAdded() throws BadRequestException {
        String newer = json.write(
                        new Sample(Instant.EPOCH, Duration.ZERO, Optional.empty(), Optional.empty(), List.of()))
                .replaceFirst("\\{", "{\"new\":[1,{\"x\":2}],");

        assertThat(json.read(newer).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"more\":null}",
                "{\"more\":[null]}",
                "{\"more\":[{\"times\":1}]}",
                "{\"more\":[{\"name\":null,\"times\":1}]}",
                "{\"more\":[{\"name\":\"a\"}]}",
                "{\"one\":{\"name\":\"a\"},\"more\":[]}"
            })
    void whatLacksAFieldIsDamaged(String text) {
        assertThatThrownBy(() -> new ProgressJson<>(Outer.class).read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                .returns(Message.of("operation.unreadable"), BadRequestException::reason);
    }

    @Test
    void onlyWhatIsOptionalMayBeMissing() throws BadRequestException {
        assertThat(new ProgressJson<>(Outer.class).read("{\"more\":[{\"name\":\"a\",\"times\":2}]}"))
                .isEqualTo(new Outer(Optional.empty(), List.of(new Inner("a", 2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"at\":\"yesterday\"}", "{\"outcome\":\"GREEN\"}", "<xml/>"})
    void whatIsDamagedIsASentence(String text) {
        assertThatThrownBy(() -> json.read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                .returns(Message.of("operation.unreadable"), BadRequestException::reason);
    }
}
