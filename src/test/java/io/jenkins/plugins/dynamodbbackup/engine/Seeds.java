package io.jenkins.plugins.dynamodbbackup.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The runs of a random test. {@code -Drandom.seed} is the first seed, 1 by default, and {@code -Drandom.runs} how many
 * there are; each run depends on its seed alone. A run that fails does not end the others.
 */
public final class Seeds {

    private static final int MOST_TOLD = 20;

    private final int usual;

    /** One run of the test. */
    @FunctionalInterface
    public interface Play {
        void play(int seed) throws Exception;
    }

    private record Failure(int seed, Throwable thrown) {

        String text() {
            return "seed " + seed + ": " + thrown;
        }
    }

    private Seeds(int usual) {
        this.usual = usual;
    }

    /** @param usual how many runs there are when nothing else is said */
    public static Seeds of(int usual) {
        return new Seeds(usual);
    }

    public IntStream stream() {
        int first = Integer.getInteger("random.seed", 1);
        return IntStream.range(first, first + runs());
    }

    private int runs() {
        return Integer.getInteger("random.runs", usual);
    }

    /** Whether there are so many runs that all that may happen should have happened. */
    public boolean enough() {
        return runs() >= usual;
    }

    /** Plays all, then fails with every seed that failed and with what was asserted. */
    public void play(Play play) {
        List<Failure> failures = new ArrayList<>();
        stream().forEach(seed -> {
            try {
                play.play(seed);
            } catch (Exception | AssertionError failed) {
                failures.add(new Failure(seed, failed));
            }
        });
        if (!failures.isEmpty()) {
            String seeds =
                    failures.stream().map(it -> String.valueOf(it.seed())).collect(Collectors.joining(", "));
            String texts = failures.stream().limit(MOST_TOLD).map(Failure::text).collect(Collectors.joining("\n\n"));
            throw new AssertionError(
                    failures.size() + " of " + runs() + " runs failed, with the seeds " + seeds + "\n\n" + texts,
                    failures.get(0).thrown());
        }
    }
}
