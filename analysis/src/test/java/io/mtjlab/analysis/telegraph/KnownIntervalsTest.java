package io.mtjlab.analysis.telegraph;

import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

class KnownIntervalsTest {

    @Test
    void a_distance_counts_as_what_a_search_through_all_before_would_say() {
        long seed = 3;
        var random = RandomStreams.of(seed).stream("intervals");
        KnownIntervals known = new KnownIntervals();
        TreeSet<Double> all = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            double interval = (1 + random.nextInt(4)) * (1 + 4e-3 * random.nextDouble());
            Double below = all.floor(interval * (1 + ChainCounts.SAME_INTERVAL));
            double expected = below != null && below >= interval * (1 - ChainCounts.SAME_INTERVAL) ? below : interval;
            all.add(expected);
            known.moves(interval);
            assertThat(known.representative())
                    .as("seed %d, distance %d", seed, i)
                    .isEqualTo(expected);
        }
        assertThat(known.ascending())
                .containsExactly(all.stream().mapToDouble(v -> v).toArray());
    }
}
