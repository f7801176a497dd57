package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparedKeys;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparedTable;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Comparison;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBack;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackRequest;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** The data work of a roll-back in place: compares a restored copy with the live table, and writes the differences back. */
final class EngineRollBack {

    static final String COPY = "copy";
    static final String LIVE = "orders";

    private static final int UNITS = 10_000_000;

    private EngineRollBack() {}

    public static void main(String[] arguments) throws Exception {
        long items = Long.parseLong(arguments[1]);
        OperationHost host = new OperationHost(
                SettingsFiles.NONE, new LineFolder(Files.createTempDirectory("roll-back")), LocalWorker.ALONE);
        try (AwsRuntime runtime = AwsRuntime.create();
                AwsSession session = EngineCompare.open(runtime, arguments[0])) {
            Usage usage = Usage.begin();
            TreeMap<String, Object> figures =
                    new OperationRunner(runtime.clock(), status -> {}).run(new RollBack(session, host, items));
            usage.end(figures);
        }
    }

    private static final class RollBack extends LongOperation<String, TreeMap<String, Object>, Stage> {

        private final TreeMap<String, Object> figures = new TreeMap<>();
        private final OperationHost host;
        private final long items;

        RollBack(AwsSession session, OperationHost host, long items) {
            super(
                    session,
                    progress -> {},
                    line -> System.out.println(line),
                    session.runtime().clock().instant().plus(Duration.ofHours(2)));
            this.host = host;
            this.items = items;
            stages(List.of(new Work()), 0);
        }

        @Override
        public String progress() {
            return "";
        }

        @Override
        public TreeMap<String, Object> report() {
            return figures;
        }

        private final class Work implements Stage {

            private final long started = System.nanoTime();

            @Override
            public void start() {
                ComparisonRequest what = new ComparisonRequest(
                        new ComparedTable(COPY, LocalDynamoDb.REGION, UNITS),
                        new ComparedTable(LIVE, LocalDynamoDb.REGION, UNITS),
                        List.of("id"),
                        items,
                        Share.ALL,
                        ComparedKeys.ALL,
                        0,
                        false,
                        "differences.jsonl");
                new Comparison(RollBack.this, host, what, ComparisonProgress.start(1), new Comparison.Listener() {
                            @Override
                            public void advanced(ComparisonProgress progress) {}

                            @Override
                            public void done(ComparisonProgress progress) {
                                compared(progress);
                            }

                            @Override
                            public void failed(Message why) {
                                throw new IllegalStateException(why.toString());
                            }
                        })
                        .start();
            }

            private void compared(ComparisonProgress found) {
                figures.put("compareSeconds", (System.nanoTime() - started) / 1e9);
                figures.put("differences", found.counts().differences());
                WriteBackRequest what = new WriteBackRequest(
                        COPY,
                        LIVE,
                        LocalDynamoDb.REGION,
                        List.of("id"),
                        UNITS,
                        UNITS,
                        found.counts().differences(),
                        "differences.jsonl",
                        "left.jsonl");
                new WriteBack(RollBack.this, host, what, WriteBackProgress.start(), new WriteBack.Listener() {
                            @Override
                            public void advanced(WriteBackProgress progress) {}

                            @Override
                            public void done(WriteBackProgress progress) {
                                written(found, progress);
                            }

                            @Override
                            public void failed(Message why) {
                                throw new IllegalStateException(why.toString());
                            }
                        })
                        .start();
            }

            private void written(ComparisonProgress found, WriteBackProgress progress) {
                figures.put("allSeconds", (System.nanoTime() - started) / 1e9);
                figures.put(
                        "readUnits",
                        found.counts().leftUnits()
                                + found.counts().rightUnits()
                                + progress.totals().readUnits());
                figures.put("writeUnits", progress.totals().writeUnits());
                figures.put("left", progress.totals().left());
                end();
            }

            @Override
            public Message status() {
                return Message.foreign("");
            }
        }
    }
}
