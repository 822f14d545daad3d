package io.mtjlab.analysis.design;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sweeps of a junction that switches at 0.62 V, give or take 0.03 V, and of one that switches downwards. */
class ThresholdSearchTest {

    private static final double MEAN = 0.62;
    private static final double SCATTER = 0.03;
    private static final double ASKED = 0.015;

    private static List<Double> candidates(int sign) {
        return IntStream.rangeClosed(0, 100).mapToObj(i -> sign * i * 0.01).toList();
    }

    @Test
    void the_first_sweep_stops_all_over_the_window_and_later_ones_where_it_switches() {
        var search = new ThresholdSearch(candidates(+1), ASKED);
        List<Double> first = search.levels(List.of());
        assertThat(first).isSorted().hasSizeGreaterThan(4).endsWith(1.0);
        assertThat(first.get(0)).isLessThan(0.3);

        var sweeps = new Sweeps(search, +1);
        int taken = sweeps.untilReached();

        List<Double> later = search.levels(List.of());
        assertThat(later.subList(0, later.size() - 1))
                .allSatisfy(level -> assertThat(level).isCloseTo(MEAN, within(5 * SCATTER)));
        assertThat(search.mean()).isCloseTo(MEAN, within(2 * ASKED));
        // The mean of n sweeps has a half-width of 1.96 scatter / sqrt(n): 16 for one that sees every threshold
        // exactly.
        assertThat(taken).isBetween(10, 40);
    }

    @Test
    void a_sweep_downwards_is_the_mirror_image() {
        var search = new ThresholdSearch(candidates(-1), ASKED);
        new Sweeps(search, -1).untilReached();
        assertThat(search.mean()).isCloseTo(-MEAN, within(2 * ASKED));
        assertThat(search.levels(List.of())).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void it_takes_fewer_levels_a_sweep_than_a_grid_and_none_outside_the_candidates() {
        var search = new ThresholdSearch(candidates(+1), ASKED);
        var sweeps = new Sweeps(search, +1);
        int taken = sweeps.untilReached();
        assertThat(sweeps.levels / (double) taken).isLessThan(100 / 3.0);
        assertThat(sweeps.strayed).isFalse();
    }

    private static final class Sweeps {

        private final ThresholdSearch search;
        private final int sign;
        private final UniformRandomProvider random = RandomStreams.of(11).stream("sweeps");
        private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        private int levels;
        private boolean strayed;

        Sweeps(ThresholdSearch search, int sign) {
            this.search = search;
            this.sign = sign;
        }

        int untilReached() {
            int taken = 0;
            while (!search.reached() && taken < 100) {
                taken++;
                double at = MEAN + SCATTER * normal.sample();
                double before = 0;
                for (double level : search.levels(List.of())) {
                    levels++;
                    strayed |= !candidates(sign).contains(level);
                    if (sign * level >= at) {
                        search.learn(before, level);
                        break;
                    }
                    before = level;
                }
            }
            return taken;
        }
    }
}
