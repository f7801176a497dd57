package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFile;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTables;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A restored copy, the live table, and a process that writes back what differs; it may die and be started again. */
final class WriteBackWorld implements AutoCloseable {

    static final String COPY = "orders-in-place-1";
    static final String LIVE = "orders";
    static final List<String> KEYS = List.of("id");

    private static final String DIFFERENCES = "differences.jsonl";
    private static final String LEFT = "left.jsonl";
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");
    private static final ProgressJson<WriteBackProgress> JSON = new ProgressJson<>(WriteBackProgress.class);

    final Simulation aws;
    final LineFolder files;
    final TreeSet<String> ids = new TreeSet<>();
    Executor executor = Runnable::run;
    DataWorker worker = LocalWorker.ALONE;
    Duration time = Duration.ofHours(1);
    int writeUnits = 1000;
    int readUnits = 1000;
    int saves;
    int dieAtSave;
    int deaths;
    private Optional<String> saved = Optional.empty();
    private long differences;

    WriteBackWorld(Path folder) {
        this(folder, 1, builder -> builder);
    }

    WriteBackWorld(Path folder, long seed, UnaryOperator<LocalDynamoDb.Builder> settings) {
        aws = new Simulation(seed, builder -> settings.apply(builder.withItems()));
        files = new LineFolder(folder);
    }

    /** How it ended. */
    record Result(WriteBackProgress progress, List<Message> problems) {

        WriteTotals totals() {
            return progress.totals();
        }
    }

    private final class Alone extends LongOperation<WriteBackProgress, Result, Stage> implements WriteBack.Listener {

        private final WriteBack work;
        private WriteBackProgress progress;

        Alone(AwsSession session, WriteBackProgress from) {
            super(
                    session,
                    WriteBackWorld.this::save,
                    aws.journal(),
                    aws.clock().instant().plus(time));
            progress = from;
            work = new WriteBack(
                    this,
                    new OperationHost(SettingsFiles.NONE, files, worker, ScratchTables.NONE),
                    new WriteBackRequest(
                            COPY,
                            LIVE,
                            LocalDynamoDb.REGION,
                            KEYS,
                            readUnits,
                            writeUnits,
                            differences,
                            DIFFERENCES,
                            LEFT),
                    from,
                    this);
            stages(List.of(alone()), 0);
        }

        private Stage alone() {
            return new Stage() {

                @Override
                public void start() {
                    work.start();
                }

                @Override
                public Message status() {
                    return work.status();
                }
            };
        }

        @Override
        public void advanced(WriteBackProgress now) {
            progress = now;
            saved();
        }

        @Override
        public void done(WriteBackProgress now) {
            progress = now;
            end();
        }

        @Override
        public void failed(Message why) {
            fail(why);
        }

        @Override
        protected boolean resumable() {
            return true;
        }

        @Override
        public WriteBackProgress progress() {
            return progress;
        }

        @Override
        public Result report() {
            return new Result(progress, allProblems());
        }
    }

    private void save(WriteBackProgress progress) {
        if (++saves == dieAtSave) {
            throw new Death();
        }
        saved = Optional.of(JSON.write(progress));
    }

    /** @param items in DynamoDB JSON */
    void tables(List<String> copy, List<String> live) {
        aws.db().seed().table(COPY, copy).table(LIVE, live);
        for (List<String> items : List.of(copy, live)) {
            items.forEach(item -> ids.add(Item.parse(item, KEYS).key().json()));
        }
    }

    static String item(String id, String attributes) {
        return "{\"id\":{\"S\":\"" + id + "\"}" + (attributes.isEmpty() ? "" : "," + attributes) + "}";
    }

    static String number(String name, int value) {
        return "\"" + name + "\":{\"N\":\"" + value + "\"}";
    }

    /** What a comparison would find now. */
    List<Difference> compare() throws IOException {
        List<Difference> found = new ArrayList<>();
        Map<ItemKey, Item> left = items(COPY);
        Map<ItemKey, Item> right = items(LIVE);
        for (String id : ids) {
            Optional<Item> one = Optional.ofNullable(left.get(ItemKey.parse(id)));
            Optional<Item> other = Optional.ofNullable(right.get(ItemKey.parse(id)));
            if (!one.map(Item::digest).equals(other.map(Item::digest))) {
                found.add(Difference.of(one, other, false));
            }
        }
        files.file(DIFFERENCES).write(0, found.stream().map(Difference::line).toList());
        differences = found.size();
        aws.db().calls().clear();
        return found;
    }

    Result run() throws Exception {
        while (true) {
            WriteBackProgress from = saved.isPresent() ? JSON.read(saved.get()) : WriteBackProgress.start();
            try {
                return aws.run(new Alone(aws.session(executor), from));
            } catch (Death death) {
                deaths++;
                executor = Runnable::run;
            }
        }
    }

    Map<ItemKey, Item> items(String table) {
        return aws.db().seed().items(table).stream()
                .map(item -> Item.parse(item, KEYS))
                .collect(Collectors.toMap(Item::key, Function.identity()));
    }

    Optional<String> live(String id) {
        return Optional.ofNullable(items(LIVE).get(ItemKey.parse(item(id, "")))).map(Item::json);
    }

    /** Another program changes the live table, just now. */
    void put(String item) {
        aws.db().seed().put(LIVE, List.of(item));
    }

    void delete(String id) {
        aws.db().seed().delete(LIVE, item(id, ""));
    }

    /** The items that were left, as the file has them. */
    List<String> left() throws IOException {
        LineFile.Lines lines = files.file(LEFT).read(0, Integer.MAX_VALUE);
        return lines.lines();
    }

    /** Successful writes of items by the product. */
    long writes() {
        return aws.db().calls().entries().stream()
                .map(CallLog.Entry::operation)
                .filter(WRITES::contains)
                .count();
    }

    @Override
    public void close() {
        aws.close();
    }
}
