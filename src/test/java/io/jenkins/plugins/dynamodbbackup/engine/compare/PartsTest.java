package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

    private static Parts parts(long estimate, Share share, int sample, ComparedKeys keys, long seed) {
        ComparisonRequest it = TwoTables.request();
        return Parts.of(
                new ComparisonRequest(
                        it.left(), it.right(), it.keyNames(), estimate, share, keys, sample, false, it.fileName()),
                seed);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "100, 8", "1000000, 10", "50000000, 500", "9000000000, 4096"})
    void largeTablesHaveMoreSegments(long estimate, int segments) {
        assertThat(parts(estimate, Share.ALL, 0, ComparedKeys.ALL, 1).count()).isEqualTo(segments);
    }

    /** Whatever the statistics say when each of them begins. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "7, 0", "3, 50", "8, 1000"})
    void sharesMakeUpTheWhole(int shares, int sample) {
        ComparedKeys keys = new ComparedKeys(List.of("a", "b", "c"), List.of("x"), false);
        TreeSet<Integer> all = new TreeSet<>();
        int count = 0;
        for (int share = 1; share <= shares; share++) {
            Parts parts = parts(share * 1_000_000L, new Share(share, shares), sample, keys, share);
            IntStream.range(0, parts.count()).map(parts::number).forEach(all::add);
            count += parts.count();
        }
        assertThat(all).hasSize(count).first().isEqualTo(0);
        assertThat(all.last()).isEqualTo(count - 1);
    }

    @ParameterizedTest
    @CsvSource({"1", "-7", "9223372036854775807", "65536", "123456789012"})
    void aSampleTakesEveryPartOnceInAnOrderOfItsOwn(long seed) {
        Parts parts = parts(1_000_000, Share.ALL, 1000, ComparedKeys.ALL, seed);
        List<Integer> order =
                IntStream.range(0, parts.count()).map(parts::number).boxed().toList();
        assertThat(order).hasSize(200).doesNotHaveDuplicates().allMatch(number -> number >= 0 && number < 200);
    }
}
