package io.jenkins.plugins.dynamodbbackup.bench;

import java.util.List;
import java.util.Set;

/** All benchmarks, or those that the arguments name; see docs/performance.md. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Set<String> wanted =
                Set.copyOf(arguments.length == 0 ? List.of("a", "b", "c", "d", "e", "f", "g") : List.of(arguments));
        if (wanted.contains("a")) {
            BackupBenchmark.engine();
        }
        if (wanted.contains("b")) {
            BackupBenchmark.oneByOne();
        }
        if (wanted.contains("c")) {
            PlanBenchmark.run();
        }
        if (wanted.contains("d")) {
            CountBenchmark.run();
        }
        if (wanted.contains("e")) {
            CompareBenchmark.rate();
        }
        if (wanted.contains("f")) {
            CompareBenchmark.memory();
        }
        if (wanted.contains("g")) {
            RollBackBenchmark.run();
        }
        System.exit(0); // threads of DynamoDB Local would go on
    }
}
