package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.COPY;
import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.KEYS;
import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables, damage, faults, deaths, and writers that change the live table at the same time. Afterwards it is as the
 * copy, except for what was written meanwhile, which the result names; nothing that was written meanwhile is lost.
 */
class WriteBackRandomTest {

    private static final int RUNS = 300;
    private static final String ADDED = "added";

    @TempDir
    Path folder;

    private int deaths;
    private long written;
    private long deleted;
    private long left;

    @Test
    void nothingThatIsWrittenMeanwhileIsLost() {
        Seeds seeds = Seeds.of(RUNS);
        seeds.play(this::play);
        if (seeds.enough()) {
            assertThat(List.of(written, deleted, left)).as("all of it happens").allMatch(count -> count > RUNS / 2);
            assertThat(deaths).isGreaterThan(RUNS / 10);
        }
    }

    private void play(int seed) throws Exception {
        try (WriteBackWorld world = new WriteBackWorld(folder.resolve("run" + seed), seed, builder -> builder)) {
            new Run(world, new Random(seed), "seed " + seed).play();
        }
    }

    private final class Run {

        private final WriteBackWorld world;
        private final Random random;
        private final String name;
        private final Map<String, String> copy = new HashMap<>();
        private final Map<String, String> compared = new HashMap<>();
        private final Map<String, Optional<String>> lastWritten = new HashMap<>();
        private final Set<String> writtenBefore = new HashSet<>();
        private final List<String> ids = new ArrayList<>();

        Run(WriteBackWorld world, Random random, String name) {
            this.world = world;
            this.random = random;
            this.name = name;
        }

        void play() throws Exception {
            seed();
            List<Difference> differences = world.compare();
            world.writeUnits = 1 + random.nextInt(50);
            boolean calm = random.nextInt(5) == 0;
            boolean faults = !calm && random.nextBoolean();
            if (faults) {
                faults();
            }
            if (!calm) {
                Stream.generate(() -> true).limit(random.nextInt(4)).forEach(write -> write(false));
                writtenBefore.addAll(lastWritten.keySet());
                world.executor = writers(faults);
            }
            WriteBackWorld.Result result = world.run();
            world.aws.db().rules().clear();
            check(differences, result);
            if (calm) {
                assertThat(world.writes()).as(name).isEqualTo(differences.size());
                assertThat(result.totals().left()).as(name).isZero();
            }
        }

        private void seed() {
            for (int number = 0; number < 3 + random.nextInt(20); number++) {
                String id = "i" + number;
                ids.add(id);
                if (random.nextInt(6) > 0) {
                    copy.put(id, content());
                }
                if (random.nextInt(6) > 0) {
                    compared.put(id, random.nextBoolean() && copy.containsKey(id) ? copy.get(id) : content());
                }
            }
            world.tables(
                    copy.entrySet().stream()
                            .map(it -> WriteBackWorld.item(it.getKey(), it.getValue()))
                            .toList(),
                    compared.entrySet().stream()
                            .map(it -> WriteBackWorld.item(it.getKey(), it.getValue()))
                            .toList());
            ids.forEach(id -> world.ids.add(key(id)));
        }

        private String key(String id) {
            return WriteBackWorld.item(id, "");
        }

        /** Few different ones, so that the same content comes back now and then. */
        private String content() {
            List<String> attributes = new ArrayList<>();
            for (String attribute : List.of("a", "b")) {
                switch (random.nextInt(4)) {
                    case 0 -> attributes.add("\"" + attribute + "\":{\"N\":\"" + random.nextInt(2) + ".0\"}");
                    case 1 -> attributes.add("\"" + attribute + "\":{\"SS\":[\"y\",\"x\"]}");
                    case 2 ->
                        attributes.add("\"" + attribute + "\":{\"M\":{\"deep\":{\"L\":[{\"BOOL\":"
                                + random.nextBoolean() + "}]}}}");
                    default -> {}
                }
            }
            return String.join(",", attributes);
        }

        private void faults() {
            for (String operation : List.of("BatchGetItem", "PutItem", "UpdateItem", "DeleteItem")) {
                Effect effect =
                        switch (random.nextInt(5)) {
                            case 0 -> Effect.dropAfter();
                            case 1 -> Effect.dropBefore();
                            case 2 -> Effect.throttled();
                            case 3 -> Effect.errorAfter("InternalServerError");
                            default -> Effect.errorBefore("ProvisionedThroughputExceededException");
                        };
                world.aws
                        .db()
                        .rules()
                        .on(operation)
                        .probability(random.nextDouble() / 2)
                        .then(effect);
            }
            if (random.nextBoolean()) {
                world.worker = new LossyWorker(1 + random.nextInt(2));
            }
        }

        /** Writes before some calls; sometimes the process dies at one of them. */
        private Executor writers(boolean faults) {
            int rate = 1 + random.nextInt(6);
            Executor calls = faults && random.nextBoolean()
                    ? Death.atCall(
                            2 + random.nextInt(12),
                            random.nextBoolean() ? Death.Moment.BEFORE_THE_CALL : Death.Moment.AFTER_THE_CALL)
                    : Runnable::run;
            return call -> {
                if (random.nextInt(rate) == 0) {
                    write(faults);
                }
                calls.execute(call);
            };
        }

        private void write(boolean faults) {
            String id = ids.get(random.nextInt(ids.size()));
            Optional<String> there = world.live(id);
            switch (random.nextInt(4)) {
                case 0 -> {
                    world.delete(id);
                    writtenBefore.remove(id);
                    lastWritten.put(id, Optional.empty());
                }
                case 1 -> {
                    // An attribute that comes between the read of an item and its deletion is only known by the answer.
                    boolean notKnown = faults && !copy.containsKey(id);
                    if (there.isPresent() && !there.get().contains(ADDED) && !notKnown) {
                        put(id, added(there.get()));
                    }
                }
                default -> put(id, WriteBackWorld.item(id, content()));
            }
        }

        private void put(String id, String item) {
            writtenBefore.remove(id);
            world.put(item);
            lastWritten.put(id, Optional.of(item));
        }

        private void check(List<Difference> differences, WriteBackWorld.Result result) throws Exception {
            assertThat(result.problems()).as(name).isEmpty();
            assertThat(result.totals().done()).as(name).isEqualTo(differences.size());
            List<String> leftLines = world.left();
            assertThat(leftLines).as(name).hasSize((int) result.totals().left());
            Map<ItemKey, Item> live = world.items(LIVE);
            Map<ItemKey, Item> wanted = world.items(COPY);
            for (String id : ids) {
                ItemKey key = ItemKey.parse(key(id));
                Optional<Item> now = Optional.ofNullable(live.get(key));
                Optional<Item> copied = Optional.ofNullable(wanted.get(key));
                boolean differed = differences.stream().anyMatch(it -> it.key().equals(key));
                boolean named = leftLines.stream().anyMatch(line -> line.contains("\"key\":" + key.json()));
                if (!lastWritten.containsKey(id)) {
                    assertThat(digest(now))
                            .as("%s: %s is as the copy", name, id)
                            .isEqualTo(digest(copied));
                    assertThat(named).as("%s: %s is not named", name, id).isFalse();
                } else {
                    assertThat(digest(now))
                            .as(
                                    "%s: %s, %s in the copy and %s when compared, was written meanwhile as %s, and is %s",
                                    name,
                                    id,
                                    copied.map(Item::json),
                                    compared.get(id),
                                    lastWritten.get(id),
                                    now.map(Item::json))
                            .isIn(allowed(id, differed, copied).map(Run::digest).toList());
                    if (differed && writtenBefore.contains(id) && !digest(now).equals(digest(copied))) {
                        assertThat(named).as("%s: %s is named", name, id).isTrue();
                    }
                }
            }
            deaths += world.deaths;
            written += result.totals().written();
            deleted += result.totals().deleted();
            left += result.totals().left();
        }

        /** What may be there after the last write: that, or what the copy has where the write made it as compared. */
        private Stream<Optional<Item>> allowed(String id, boolean differed, Optional<Item> copied) {
            Optional<Item> last = lastWritten.get(id).map(Run::item);
            Optional<Item> then =
                    Optional.ofNullable(compared.get(id)).map(content -> item(WriteBackWorld.item(id, content)));
            if (!differed) {
                return Stream.of(last);
            }
            if (digest(last).equals(digest(then))) {
                return Stream.of(last, copied);
            }
            if (copied.isPresent() && digest(last).equals(digest(then.map(Run::withAdded)))) {
                return Stream.of(last, copied.map(Run::withAdded));
            }
            return Stream.of(last);
        }

        private static Item withAdded(Item item) {
            return item(added(item.json()));
        }

        private static String added(String item) {
            return item.substring(0, item.length() - 1) + ",\"" + ADDED + "\":{\"N\":\"1\"}}";
        }

        private static Item item(String json) {
            return Item.parse(json, KEYS);
        }

        private static Optional<Digest> digest(Optional<Item> item) {
            return item.map(Item::digest);
        }
    }
}
