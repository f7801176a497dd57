package io.jenkins.plugins.dynamodbbackup.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a piece of work needs of its process: time, the highest heap in use (garbage included, so the limit of the heap
 * decides too), and the threads that it starts.
 */
final class Usage {

    private static final Duration SAMPLING = Duration.ofMillis(10);

    private final long baseline;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService sampler;
    private volatile long peak;
    private volatile int callThreads;

    private Usage() {
        System.gc();
        baseline = used();
        sampler = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "bench-sampler");
            thread.setDaemon(true);
            return thread;
        });
        sampler.scheduleAtFixedRate(this::sample, 0, SAMPLING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to measure: what is in use now, after a collection, is the baseline. */
    static Usage begin() {
        return new Usage();
    }

    /** Prints one line of figures, by name, for the process that asked. */
    void end(TreeMap<String, Object> figures) {
        figures.put("seconds", (System.nanoTime() - started) / 1e9);
        sampler.shutdownNow();
        figures.put("baselineMb", megabytes(baseline));
        figures.put("peakBeyondMb", megabytes(Math.max(0, peak - baseline)));
        figures.put("callThreads", callThreads);
        System.out.println(ChildProcess.RESULT + Figures.write(figures));
    }

    private void sample() {
        peak = Math.max(peak, used());
        int now = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            now += thread.getName().startsWith("dynamodb-backup") ? 1 : 0;
        }
        callThreads = Math.max(callThreads, now);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double megabytes(long bytes) {
        return bytes / 1048576.0;
    }
}
