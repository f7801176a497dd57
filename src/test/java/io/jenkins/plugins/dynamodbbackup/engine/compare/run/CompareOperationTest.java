package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.TwoTables;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTables;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of tables with real items, from the request to the report. */
class CompareOperationTest {

    private static final String FILE = "differences.jsonl";

    @TempDir
    private Path folder;

    private static List<String> items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> "{\"id\":{\"S\":\"item-" + n + "\"},\"n\":{\"N\":\"" + n + "\"}}")
                .toList();
    }

    private static CompareRequest request() {
        return with(WorkLimits.DEFAULT, 0, List.of());
    }

    private static CompareRequest with(WorkLimits limits, int sample, List<String> keys) {
        return new CompareRequest(
                TwoTables.LEFT,
                TwoTables.RIGHT,
                Optional.empty(),
                Optional.empty(),
                limits,
                sample,
                keys,
                FILE,
                false,
                CompareRequest.DEFAULT_TIMEOUT);
    }

    private static CompareRequest tables(String left, String right) {
        return new CompareRequest(
                left,
                right,
                Optional.empty(),
                Optional.empty(),
                WorkLimits.DEFAULT,
                0,
                List.of(),
                "",
                false,
                Duration.ofMinutes(10));
    }

    private OperationHost host(DataWorker worker) {
        return new OperationHost(SettingsFiles.NONE, new LineFolder(folder), worker, ScratchTables.NONE);
    }

    private CompareOperation begin(Simulation aws, CompareRequest request) throws BadRequestException {
        return begin(aws, request, LocalWorker.ALONE, progress -> {});
    }

    private CompareOperation begin(
            Simulation aws, CompareRequest request, DataWorker worker, ProgressStore<CompareProgress> store)
            throws BadRequestException {
        return CompareOperation.start(request, Map.of(), aws.session(), host(worker), store, aws.journal());
    }

    private CompareReport compare(Simulation aws, CompareRequest request) throws BadRequestException {
        try (CompareOperation operation = begin(aws, request)) {
            return aws.run(operation);
        }
    }

    private List<Difference> lines() throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .map(Difference::parse)
                .toList();
    }

    @Test
    void equalTablesAreSaidToBeEqual() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 30))) {
            CompareReport report = compare(tables.aws(), request());
            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            assertThat(report.message().toString())
                    .isEqualTo("The items of tables 'orders' and 'copy' are equal: 30 items compared.");
            assertThat(report.counts().leftUnits()).isPositive();
            assertThat(lines()).isEmpty();
            assertThat(tables.aws().said()).containsExactly("compare.equal(orders, copy, compare.scope(30))");
        }
    }

    @Test
    void differencesAreInTheFileAndTheFirstInTheReport() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(10, 35))) {
            CompareReport report = compare(tables.aws(), request());
            assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
            assertThat(report.outcome()).isEqualTo(Outcome.OK);
            assertThat(report.message().toString())
                    .isEqualTo("The items of tables 'orders' and 'copy' differ: 10 missing in 'copy', 5 only there, 0"
                            + " changed; 30 items compared.");
            assertThat(lines()).hasSize(15);
            assertThat(report.examples()).hasSize(5);
            assertThat(tables.aws().said()).hasSize(6).last().asString().startsWith("compare.differ(");
        }
    }

    @Test
    void valuesAreWrittenOnRequestOnly() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 2), items(1, 2))) {
            compare(tables.aws(), request());
            assertThat(Files.readString(folder.resolve(FILE)))
                    .matches("\\{\"difference\":\"missing\",\"key\":\\{\"id\":\\{\"S\":\"item-0\"}},"
                            + "\"left\":\"[0-9a-f]{32}\",\"leftBytes\":11}\n");
            CompareRequest it = request();
            compare(
                    tables.aws(),
                    new CompareRequest(
                            it.left(),
                            it.right(),
                            it.leftRegion(),
                            it.rightRegion(),
                            it.limits(),
                            it.sample(),
                            it.keys(),
                            FILE,
                            true,
                            it.timeout()));
            assertThat(lines().get(0).left().orElseThrow().item())
                    .contains("{\"id\":{\"S\":\"item-0\"},\"n\":{\"N\":\"0\"}}");
        }
    }

    @Test
    void aSampleSaysHowLittleItCompared() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 3000), items(0, 3000))) {
            CompareReport report = compare(tables.aws(), with(WorkLimits.DEFAULT, 100, List.of()));
            assertThat(report.message().toString())
                    .isEqualTo("The items of tables 'orders' and 'copy' are equal: 100 of 3,000 items compared.");
            assertThat(report.counts().left()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void sharesMakeUpTheWhole() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 200), items(7, 211))) {
            long compared = 0;
            HashSet<String> found = new HashSet<>();
            for (String share : List.of("1/3", "2/3", "3/3")) {
                WorkLimits limits = new WorkLimits(Optional.empty(), Optional.empty(), Share.parse(share));
                CompareReport report = compare(tables.aws(), with(limits, 0, List.of()));
                compared += report.counts().left();
                lines().forEach(line -> assertThat(found.add(line.key().json())).isTrue());
                assertThat(report.counts().left()).isBetween(30L, 110L);
            }
            assertThat(compared).isEqualTo(200);
            assertThat(found).hasSize(7 + 11);
        }
    }

    @Test
    void someKeysAreReadByQuery() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 100), items(20, 100))) {
            CompareReport values = compare(tables.aws(), with(WorkLimits.DEFAULT, 0, List.of("item-5", "item-50")));
            assertThat(values.counts().missing()).isEqualTo(1);
            assertThat(values.counts().left()).isEqualTo(2);
            assertThat(tables.aws().db().calls().count("Scan")).isZero();
            CompareReport prefix = compare(tables.aws(), with(WorkLimits.DEFAULT, 0, List.of("item-1*", "item-50")));
            assertThat(prefix.counts().missing()).isEqualTo(11);
            assertThat(prefix.message().toString()).contains("12 items with these keys compared");
        }
    }

    @Test
    void aKillAtAnySaveCostsNothing() throws Exception {
        for (int n = 1; n <= 5; n++) {
            try (TwoTables tables = new TwoTables(items(0, 7000), items(6990, 7000))) {
                AtomicReference<CompareProgress> saved = new AtomicReference<>();
                int[] left = {n};
                ProgressStore<CompareProgress> dies = progress -> {
                    saved.set(CompareOperationTest.copy(progress));
                    if (--left[0] == 0) {
                        throw new Death();
                    }
                };
                Optional<CompareReport> report;
                try (CompareOperation operation = begin(tables.aws(), request(), LocalWorker.ALONE, dies)) {
                    report = Optional.of(tables.aws().run(operation));
                } catch (Death death) {
                    boolean ended = saved.get().report().isPresent();
                    Files.writeString(
                            folder.resolve(FILE),
                            ended ? "" : "a line that was cut",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    try (CompareOperation resumed = CompareOperation.resume(
                            saved.get(),
                            tables.aws().session(),
                            host(LocalWorker.ALONE),
                            progress -> {},
                            tables.aws().journal())) {
                        report = Optional.of(tables.aws().run(resumed));
                    }
                }
                assertThat(report.orElseThrow().counts().missing())
                        .as("save " + n)
                        .isEqualTo(6990);
                assertThat(lines())
                        .extracting(line -> line.key().json())
                        .hasSize(6990)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static CompareProgress copy(CompareProgress progress) {
        try {
            String text = CompareOperation.KIND.text(progress);
            return new ProgressJson<>(CompareProgress.class).read(text);
        } catch (BadRequestException damaged) {
            throw new AssertionError(damaged);
        }
    }

    /** Loses the first slices. */
    private record LosingWorker(int[] left) implements DataWorker {

        @Override
        public Message place() {
            return Message.foreign("");
        }

        @Override
        public <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded) {
            if (left[0]-- > 0) {
                by.compute(() -> 1, one -> whenEnded.accept(new End.Lost<>(Message.foreign("Agent x is gone."))));
            } else {
                LocalWorker.ALONE.run(slice, by, whenEnded);
            }
        }
    }

    @Test
    void aLostSliceIsRepeated() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 29));
                CompareOperation operation =
                        begin(tables.aws(), request(), new LosingWorker(new int[] {3}), progress -> {})) {
            assertThat(tables.aws().run(operation).counts().missing()).isEqualTo(1);
            assertThat(tables.aws().said())
                    .filteredOn(line -> line.startsWith("compare.lost"))
                    .containsExactly("compare.lost(foreign(Agent x is gone.))");
        }
    }

    @Test
    void slicesThatAreAllLostEndIt() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 29));
                CompareOperation operation =
                        begin(tables.aws(), request(), new LosingWorker(new int[] {99}), progress -> {})) {
            CompareReport report = tables.aws().run(operation);
            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(report.message().key()).isEqualTo("compare.lost.often");
        }
    }

    @Test
    void throttlingForMinutesIsWaitedFor() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 29));
                CompareOperation operation = begin(tables.aws(), request())) {
            tables.aws().db().rules().on("Scan").then(Effect.throttled());
            tables.aws().runUntil(operation, Simulation.START.plus(Duration.ofMinutes(8)));
            tables.aws().db().rules().clear();
            assertThat(tables.aws().run(operation).counts().missing()).isEqualTo(1);
            assertThat(tables.aws().said())
                    .filteredOn(line -> line.startsWith("compare.interrupted"))
                    .hasSize(1);
        }
    }

    @Test
    void throttlingForEverEndsIt() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 29))) {
            tables.aws().db().rules().on("BatchGetItem").then(Effect.throttled());
            CompareReport report = compare(tables.aws(), request());
            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(report.message().key()).isEqualTo("compare.failed");
            assertThat(report.message().toString()).contains("BatchGetItem of copy failed: ThrottlingException");
            assertThat(Duration.between(report.startedAt(), report.finishedAt()))
                    .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(25));
        }
    }

    @Test
    void aDeniedCallEndsItAtOnce() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 30), items(0, 29))) {
            tables.aws().db().rules().on("BatchGetItem").then(Effect.denied());
            CompareReport report = compare(tables.aws(), request());
            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(report.message().toString()).contains("Allow dynamodb:BatchGetItem");
            assertThat(Duration.between(report.startedAt(), report.finishedAt()))
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void capacityIsKeptTo() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 3000), items(0, 3000))) {
            WorkLimits limits = new WorkLimits(Optional.of(2), Optional.empty(), Share.ALL);
            CompareReport report = compare(tables.aws(), with(limits, 0, List.of()));
            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            double seconds =
                    Duration.between(report.startedAt(), report.finishedAt()).toSeconds();
            assertThat(report.counts().leftUnits()).isBetween(2.0 * (seconds - 2), 2.0 * (seconds + 2));
        }
    }

    @Test
    void aTableThatCannotBeComparedIsNamed() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 3), items(0, 3))) {
            Simulation aws = tables.aws();
            aws.db().seed().table("other", """
                            {"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
                             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"N"}]}""", List.of());
            assertThat(compare(aws, tables(TwoTables.LEFT, "other")).message().toString())
                    .isEqualTo("The tables have different primary keys, so their items cannot be compared: table"
                            + " 'orders' has id (S), and table 'other' has id (N).");
            assertThat(compare(aws, tables(TwoTables.LEFT, "nowhere")).message().toString())
                    .startsWith("DescribeTable of nowhere failed: ResourceNotFoundException");
            aws.db().seed().tableStatus(TwoTables.RIGHT, "DELETING");
            CompareReport deleting = compare(aws, tables(TwoTables.LEFT, TwoTables.RIGHT));
            assertThat(deleting.message().toString())
                    .isEqualTo("Table 'copy' is DELETING. Only tables that are ACTIVE can be compared.");
            assertThat(deleting.verdict()).isEqualTo(Verdict.FAILURE);
        }
    }

    @Test
    void whatCannotBeRequestedIsRefused() {
        try (TwoTables tables = new TwoTables(List.of(), List.of())) {
            Simulation aws = tables.aws();
            assertThatThrownBy(() -> begin(aws, tables("orders", "orders")))
                    .hasMessage("Table 'orders' cannot be compared with itself; enter two tables, or two regions.");
            assertThatThrownBy(() -> begin(aws, tables("or ders", "copy"))).hasMessageContaining("'or ders' is not");
            WorkLimits none = new WorkLimits(Optional.of(0), Optional.empty(), Share.ALL);
            assertThatThrownBy(() -> begin(aws, with(none, 0, List.of())))
                    .hasMessage("readUnits must be at least 1 read capacity unit per second.");
            assertThat(aws.db().calls().entries()).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeWrittenEndsIt() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 3), items(0, 2))) {
            Simulation aws = tables.aws();
            try (CompareOperation operation = CompareOperation.start(
                    request(), Map.of(), aws.session(), OperationHost.NONE, progress -> {}, aws.journal())) {
                assertThat(aws.run(operation).message().key()).isEqualTo("compare.notWritten");
            }
        }
    }

    @Test
    void theTimeoutEndsIt() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 3000), items(0, 3000))) {
            UnaryOperator<CompareRequest> minutes = it -> new CompareRequest(
                    it.left(),
                    it.right(),
                    it.leftRegion(),
                    it.rightRegion(),
                    new WorkLimits(Optional.of(1), Optional.empty(), Share.ALL),
                    0,
                    it.keys(),
                    FILE,
                    false,
                    Duration.ofSeconds(3));
            CompareReport report = compare(tables.aws(), minutes.apply(request()));
            assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(report.message().key()).isEqualTo("compare.timeout");
        }
    }
}
