package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
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
                        "retention.noRule(keepLast, keepDays, keepDaily, keepWeekly, keepMonthly, keepYearly)"),
                arguments(PruneSample.keepLast(0), "keepLast", "retention.ruleTooSmall(keepLast, 0)"),
                arguments(PruneSample.keepLast(7).andKeepDays(-3), "keepDays", "retention.ruleTooSmall(keepDays, -3)"),
                arguments(PruneSample.keepLast(7).minKeep(0), "minKeep", "retention.minKeep.tooSmall(minKeep, 0)"),
                arguments(
                        PruneSample.keepLast(7).maxDeletes(0),
                        "maxDeletes",
                        "retention.maxDeletes.tooSmall(maxDeletes, 0, dryRun)"),
                arguments(
                        PruneSample.keepLast(7).namePattern("*"),
                        "namePattern",
                        "retention.namePattern.everything(namePattern, *, allNames)"),
                arguments(
                        PruneSample.keepLast(7).allNames(),
                        "allNames",
                        "retention.allNames.alone(allNames, namePattern, backupName)"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void refusesWhatIsUnsoundAndSaysWhatToDo(PruneSample sample, String field, String said) {
        BadRequestException refused = catchThrowableOfType(BadRequestException.class, sample::policy);
        assertThat(Said.of(refused.reason())).isEqualTo(said);
        assertThat(refused.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "???*", "regex:.+", "regex:[a-zA-Z0-9_.-]{3,255}"})
    void refusesWhateverElseMatchesEveryName(String pattern) {
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> PruneSample.keepLast(7).namePattern(pattern).policy());
        assertThat(Said.of(refused.reason()))
                .isEqualTo("retention.namePattern.everything(namePattern, " + pattern + ", allNames)");
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
                .containsExactly(new KeepRule.KeepDays(30), new KeepRule.KeepLast(7));
        assertThat(PruneSample.keepLast(7).policy().rules()).containsExactly(new KeepRule.KeepLast(7));
    }
}
