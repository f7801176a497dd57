package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which points in time can be restored, and when 'latest' must be refused (spec 3.4). */
class RestoreWindowTest {

    private static final Instant EARLIEST = Instant.parse("2026-02-01T10:00:01Z");
    private static final Instant LATEST = Instant.parse("2026-03-01T09:55:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Argument ORDERS = Argument.table("orders");
    private static final Argument PARAMETER = Argument.parameter("pointInTime");

    private final RestoreWindow window = new RestoreWindow(EARLIEST, LATEST);

    /** The whole seconds between the two, which have fractions. */
    @Test
    void isReadFromTheAnswerOfAws() throws Exception {
        assertThat(RestoreWindow.of(json("ENABLED", "2026-02-01T10:00:00.5Z", "2026-03-01T09:55:00.9Z")))
                .contains(window);
        assertThat(RestoreWindow.of(json("ENABLED", "2026-02-01T10:00:01Z", "2026-03-01T09:55:00Z")))
                .contains(window);
    }

    @Test
    void isNoneWhilePointInTimeRecoveryIsOff() throws Exception {
        assertThat(RestoreWindow.of(new ObjectMapper().readTree("{\"PointInTimeRecoveryStatus\": \"DISABLED\"}")))
                .isEmpty();
        assertThat(RestoreWindow.of(json("DISABLED", "2026-02-01T10:00:00Z", "2026-03-01T09:55:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T10:00:01Z, 2026-02-01T10:00:01Z",
        "2026-02-20T00:00:00.7Z, 2026-02-20T00:00:00Z",
        "2026-03-01T09:55:00.999Z, 2026-03-01T09:55:00Z",
    })
    void aTimeWithinIsRestoredToTheSecond(Instant wanted, Instant restored) throws Exception {
        assertThat(window.time(wanted(wanted), NOW)).isEqualTo(restored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T10:00:00.999Z", "2026-03-01T09:55:01Z", "2027-01-01T00:00:00Z"})
    void aTimeOutsideIsRefusedWithTheWindow(Instant wanted) {
        refused(
                window,
                wanted(wanted),
                Message.of("restore.pointInTime.outside", PARAMETER, wanted, ORDERS, EARLIEST, LATEST));
    }

    @Test
    void latestIsTheEndOfTheWindow() throws Exception {
        assertThat(window.time(latest(), NOW)).isEqualTo(LATEST);
    }

    /** AWS would restore the moment at which point-in-time recovery was turned on. */
    @Test
    void latestOfTheFirstMinutesIsRefused() throws Exception {
        RestoreWindow young = new RestoreWindow(LATEST, LATEST);
        refused(young, latest(), Message.of("restore.pointInTime.young", PARAMETER, ORDERS, LATEST));
        assertThat(young.time(wanted(LATEST), NOW)).as("asked for by its time").isEqualTo(LATEST);
    }

    /** Turned on within one second: earliest is rounded up, latest down. */
    @Test
    void latestOfAWindowThatIsNoSecondLongIsRefused() throws Exception {
        RestoreWindow young = RestoreWindow.of(json("ENABLED", "2026-03-01T09:55:00.5Z", "2026-03-01T09:55:00.5Z"))
                .orElseThrow();
        assertThatThrownBy(() -> young.time(latest(), NOW)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void latestThatIsLongAgoIsRefused() {
        RestoreWindow behind = new RestoreWindow(EARLIEST, NOW.minus(Duration.ofMinutes(11)));
        refused(
                behind,
                latest(),
                Message.of(
                        "restore.pointInTime.behind",
                        PARAMETER,
                        ORDERS,
                        NOW.minus(Duration.ofMinutes(11)),
                        Duration.ofMinutes(11)));
    }

    private static RestoreSource.PointInTime wanted(Instant time) {
        return new RestoreSource.PointInTime("orders", Optional.of(time));
    }

    private static RestoreSource.PointInTime latest() {
        return new RestoreSource.PointInTime("orders", Optional.empty());
    }

    private static JsonNode json(String status, String earliest, String latest) throws Exception {
        return new ObjectMapper()
                .createObjectNode()
                .put("PointInTimeRecoveryStatus", status)
                .put("EarliestRestorableDateTime", earliest)
                .put("LatestRestorableDateTime", latest);
    }

    private static void refused(RestoreWindow window, RestoreSource.PointInTime wanted, Message reason) {
        assertThatThrownBy(() -> window.time(wanted, NOW))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
