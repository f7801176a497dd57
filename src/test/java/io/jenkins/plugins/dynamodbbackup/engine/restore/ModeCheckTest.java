package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which parameters go with which mode. */
class ModeCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AwsTarget HERE = new AwsTarget("eu-west-1", Optional.empty());
    private static final WorkLimits READ = new WorkLimits(Optional.of(5), Optional.empty(), Share.ALL);
    private static final WorkLimits WRITE = new WorkLimits(Optional.empty(), Optional.of(5), Share.ALL);
    private static final WorkLimits THIRD = new WorkLimits(Optional.empty(), Optional.empty(), new Share(1, 3));

    static Stream<Arguments> refused() {
        RestoreRequest plain = RestoreRequest.of(new RestoreSource.Latest("orders"));
        return Stream.of(
                Arguments.of("confirm", "restore.confirm.missing", confirmed(Modes.replace(), Optional.empty())),
                Arguments.of("confirm", "restore.confirm.missing", confirmed(Modes.inPlace(), Optional.of(" "))),
                Arguments.of("confirm", "restore.confirm.other", confirmed(Modes.inPlace(), Optional.of("order"))),
                Arguments.of("confirm", "restore.confirm.mode", confirmed(plain, Optional.of("orders"))),
                Arguments.of("confirm", "restore.confirm.mode", confirmed(Modes.drill(), Optional.of("orders"))),
                Arguments.of("keys", "restore.keys.mode", keys(Modes.replace(), "a")),
                Arguments.of("keys", "restore.keys.mode", keys(Modes.drill(), "a")),
                Arguments.of("keys", "restore.keys.empty", Modes.inPlace("a", "")),
                Arguments.of("keys", "restore.keys.empty", Modes.inPlace("*")),
                Arguments.of("targetTable", "restore.targetTable.live", RestoreFixture.to(Modes.inPlace(), "copy")),
                Arguments.of("targetTable", "restore.targetTable.live", RestoreFixture.to(Modes.replace(), "copy")),
                Arguments.of("targetTable", "restore.targetTable.drill", RestoreFixture.to(Modes.drill(), "copy")),
                Arguments.of("drill", "restore.drill.mode", drill(Modes.inPlace())),
                Arguments.of("drill", "restore.drill.mode", drill(Modes.replace())),
                Arguments.of("dryRun", "restore.dryRun.drill", RestoreFixture.dryRun(Modes.drill())),
                Arguments.of("readUnits", "restore.readUnits.mode", limits(Modes.replace(), READ)),
                Arguments.of("readUnits", "restore.readUnits.mode", limits(plain, READ)),
                Arguments.of("writeUnits", "restore.writeUnits.mode", limits(Modes.replace(), WRITE)),
                Arguments.of("writeUnits", "restore.writeUnits.mode", limits(full(plain), WRITE)),
                Arguments.of("share", "restore.share.mode", limits(Modes.inPlace(), THIRD)),
                Arguments.of("share", "restore.share.mode", limits(plain, THIRD)),
                Arguments.of("verify", "restore.verify.inPlace", full(Modes.inPlace())),
                Arguments.of(
                        "sourceRegion", "restore.sourceRegion.mode", RestoreFixture.from(Modes.replace(), "us-east-1")),
                Arguments.of(
                        "pointInTime",
                        "restore.pointInTime.replace",
                        Modes.of(
                                RestoreRequest.Mode.REPLACE,
                                new RestoreSource.PointInTime("orders", Optional.empty()),
                                Optional.of("orders"),
                                false)),
                Arguments.of(
                        "indexes",
                        "restore.indexes.inPlace",
                        RestoreFixture.with(Modes.inPlace(), Records.indexes(new IndexChoice.None()))),
                Arguments.of(
                        "mode",
                        "restore.mode.settingsOnly",
                        Modes.of(
                                RestoreRequest.Mode.REPLACE,
                                new RestoreSource.SettingsText("{}"),
                                Optional.of("orders"),
                                false)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedInOneSentence(String field, String key, RestoreRequest request) {
        assertThatThrownBy(() -> request.targetTable(Map.of(), HERE, NOW))
                .isInstanceOfSatisfying(BadRequestException.class, refused -> {
                    assertThat(refused.reason().key()).isEqualTo(key);
                    assertThat(refused.field()).isEqualTo(field);
                });
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(Modes.replace(), "orders"),
                Arguments.of(Modes.inPlace("customer-17", "eu-*"), "orders"),
                Arguments.of(limits(Modes.inPlace(), READ), "orders"),
                Arguments.of(limits(Modes.inPlace(), WRITE), "orders"),
                Arguments.of(limits(full(Modes.drill()), THIRD), "orders-drill-20260301T100000"),
                Arguments.of(limits(full(Modes.replace()), READ), "orders"),
                Arguments.of(Modes.drill(), "orders-drill-20260301T100000"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void namesItsTable(RestoreRequest request, String table) throws Exception {
        assertThat(request.targetTable(Map.of(), HERE, NOW)).isEqualTo(table);
    }

    @Test
    void theNameOfALongTableIsCut() throws Exception {
        RestoreRequest request =
                Modes.of(RestoreRequest.Mode.NEW, new RestoreSource.Latest("o".repeat(255)), Optional.empty(), true);
        assertThat(request.targetTable(Map.of(), HERE, NOW)).hasSize(255).endsWith("-drill-20260301T100000");
    }

    private static RestoreRequest confirmed(RestoreRequest request, Optional<String> confirm) {
        return with(request, new Rollback(confirm, request.rollback().keys()), request.limits(), request.drill());
    }

    private static RestoreRequest keys(RestoreRequest request, String... keys) {
        return with(
                request, new Rollback(request.rollback().confirm(), List.of(keys)), request.limits(), request.drill());
    }

    private static RestoreRequest limits(RestoreRequest request, WorkLimits limits) {
        return with(request, request.rollback(), limits, request.drill());
    }

    private static RestoreRequest drill(RestoreRequest request) {
        return with(request, request.rollback(), request.limits(), true);
    }

    private static RestoreRequest full(RestoreRequest request) {
        return RestoreFixture.with(request, VerifyLevel.FULL);
    }

    private static RestoreRequest with(RestoreRequest request, Rollback rollback, WorkLimits limits, boolean drill) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                request.overrides(),
                request.verify(),
                request.timeout(),
                request.dryRun(),
                request.mode(),
                request.settings(),
                rollback,
                limits,
                drill);
    }
}
