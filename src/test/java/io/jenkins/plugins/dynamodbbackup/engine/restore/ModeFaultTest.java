package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever call fails, the message is true, nothing is lost, and the next run does the work. */
class ModeFaultTest {

    private enum Mode {
        IN_PLACE(Modes.inPlace()),
        REPLACE(Modes.replace()),
        DRILL(Modes.drill());

        final RestoreRequest request;

        Mode(RestoreRequest request) {
            this.request = request;
        }
    }

    private enum Fault {
        DENIED(Effect.denied()),
        NO_ANSWER(Effect.dropAfter()),
        LIMIT(Effect.errorBefore("LimitExceededException"));

        final Effect effect;

        Fault(Effect effect) {
            this.effect = effect;
        }
    }

    @TempDir
    Path folder;

    private int runs;

    private InPlaceFixture orders() throws Exception {
        InPlaceFixture orders = new InPlaceFixture(Files.createDirectory(folder.resolve("run-" + runs++)));
        return orders.damaged();
    }

    /** Every call of a run without faults: the operation, and how often it is sent. */
    private Map<String, Long> calls(Mode mode) throws Exception {
        try (InPlaceFixture orders = orders()) {
            orders.aws.db.calls().clear();
            orders.aws.run(mode.request);
            Map<String, Long> all = new LinkedHashMap<>();
            orders.aws.db.calls().entries().stream()
                    .map(CallLog.Entry::operation)
                    .forEach(call -> all.merge(call, 1L, Long::sum));
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyCallFailsOnce(Mode mode) throws Exception {
        Map<String, Long> calls = calls(mode);
        assertThat(calls).hasSizeGreaterThan(4);
        for (Fault fault : Fault.values()) {
            for (Map.Entry<String, Long> call : calls.entrySet()) {
                for (int nth = 1; nth <= Math.min(call.getValue(), 6); nth++) {
                    failing(mode, call.getKey(), nth, fault);
                }
            }
        }
    }

    private void failing(Mode mode, String call, int nth, Fault fault) throws Exception {
        String what = mode + " " + call + " " + nth + " " + fault;
        try (InPlaceFixture orders = orders()) {
            orders.aws.db.rules().on(call).nth(nth).then(fault.effect);
            RestoreReport report = orders.aws.run(mode.request);
            orders.aws.db.rules().clear();
            Message message = report.message();
            assertThat(aliveOrTold(orders, message)).as(what + ": " + message).isTrue();
            if (report.verdict() != Verdict.SUCCESS) {
                if (SettingsFixture.says(message, "restore.exists.safety")) {
                    assertThat(orders.aws.db.backups()).as(what).hasSizeGreaterThan(1);
                }
                if (SettingsFixture.says(message, "restore.exists.copy")) {
                    assertThat(orders.aws.db.tables()).as(what).anyMatch(table -> table.startsWith("orders-"));
                }
                orders.aws.newProcess();
                RestoreReport again = orders.aws.run(mode.request);
                assertThat(again.verdict()).as(what + ": " + again.message()).isEqualTo(Verdict.SUCCESS);
            }
            if (mode != Mode.DRILL) {
                assertThat(orders.items("orders")).as(what).isEqualTo(orders.original);
            } else {
                assertThat(orders.n("item-2")).as(what).isEqualTo(99);
            }
        }
    }

    /** A table that is away is named as deleted. */
    private static boolean aliveOrTold(InPlaceFixture orders, Message message) {
        return orders.aws.db.tables().contains("orders")
                || List.of("restore.exists.deleted", "restore.exists.replacement").stream()
                        .anyMatch(key -> SettingsFixture.says(message, key));
    }

    @Test
    void aDrillLeavesNothingButWhatItNames() throws Exception {
        for (String call : calls(Mode.DRILL).keySet()) {
            try (InPlaceFixture orders = orders()) {
                orders.aws.db.rules().on(call).then(Effect.denied());
                RestoreReport report = orders.aws.run(Mode.DRILL.request);
                for (String table : orders.aws.db.tables()) {
                    assertThat(table.equals("orders")
                                    || report.message().toString().contains(table))
                            .as(call + ": " + report.message())
                            .isTrue();
                }
            }
        }
    }
}
