package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPolicyTest {

    static Stream<Arguments> unsound() {
        return Stream.of(
                arguments(
                        new PruneSample(),
                        "keepLast",
                        "No rule says which backups stay; set keepLast, keepDays or both."),
                arguments(
                        PruneSample.keepLast(0),
                        "keepLast",
                        "keepLast is 0; write 1 or more, or leave it out to do without this rule."),
                arguments(
                        PruneSample.keepLast(7).andKeepDays(-3),
                        "keepDays",
                        "keepDays is -3; write 1 or more, or leave it out to do without this rule."),
                arguments(
                        PruneSample.keepLast(7).minKeep(0),
                        "minKeep",
                        "minKeep is 0, but the newest good backup of a table may be the last way back and is never"
                                + " pruned; write 1 or more."),
                arguments(
                        PruneSample.keepLast(7).maxDeletes(0),
                        "maxDeletes",
                        "maxDeletes is 0, which allows no deletion at all; write 1 or more, or set dryRun to see the"
                                + " plan only."),
                arguments(
                        PruneSample.keepLast(7).namePattern("*"),
                        "namePattern",
                        "namePattern '*' matches every name, also of backups that somebody else made; write a narrower"
                                + " pattern, or add allNames: true if all of them may be deleted."),
                arguments(
                        PruneSample.keepLast(7).allNames(),
                        "allNames",
                        "allNames is true, but namePattern is not set; write namePattern '*' to prune backups of every"
                                + " name, or leave allNames out to prune those named by the default template."));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void refusesWhatIsUnsoundAndSaysWhatToDo(PruneSample sample, String field, String message) {
        BadRequestException refused = catchThrowableOfType(BadRequestException.class, sample::policy);
        assertThat(refused).hasMessage(message);
        assertThat(refused.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "???*", "regex:.+", "regex:[a-zA-Z0-9_.-]{3,255}"})
    void refusesWhateverElseMatchesEveryName(String pattern) {
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> PruneSample.keepLast(7).namePattern(pattern).policy());
        assertThat(refused).hasMessageStartingWith("namePattern '" + pattern + "' matches every name");
    }

    @Test
    void takesEveryNameWhenThatIsSaidTwice() throws BadRequestException {
        RetentionPolicy policy =
                PruneSample.keepLast(7).namePattern("*").allNames().policy();
        assertThat(policy.scope().covers(BackupSample.daysOld(1).name("any").get()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "regex:("})
    void refusesMalformedPatternsByTheirField(String text) {
        BadRequestException name = catchThrowableOfType(
                BadRequestException.class,
                () -> PruneSample.keepLast(7).namePattern(text).policy());
        assertThat(name.field()).isEqualTo("namePattern");
        BadRequestException protect = catchThrowableOfType(
                BadRequestException.class,
                () -> PruneSample.keepLast(7).protect(text).policy());
        assertThat(protect.field()).isEqualTo("protect");
    }

    @Test
    void holdsEveryRuleThatIsSet() throws BadRequestException {
        assertThat(PruneSample.keepLast(7).andKeepDays(30).policy().rules())
                .containsExactly(new KeepDays(30), new KeepLast(7));
        assertThat(PruneSample.keepLast(7).policy().rules()).containsExactly(new KeepLast(7));
    }
}
