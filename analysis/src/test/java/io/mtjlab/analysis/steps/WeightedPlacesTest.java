package io.mtjlab.analysis.steps;

import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WeightedPlacesTest {

    private final UniformRandomProvider random = RandomStreams.of(6).stream("cycles");
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);

    /** Where a step is seen that lies here, with readings at whole numbers. */
    private static Place around(double threshold) {
        return Place.between(Math.floor(threshold), Math.floor(threshold) + 1);
    }

    private static Estimate mean(List<Place> cycles) {
        double hidden = CensoredSpread.correlation(
                List.of(cycles.stream().map(Place::likeliest).toList()));
        return WeightedPlaces.mean(cycles).hiddenWith(hidden).estimate("V", "V");
    }

    @Test
    void twenty_cycles_within_one_step_tell_the_mean_hardly_better_than_one() {
        Estimate one = mean(List.of(around(7.3)));
        Estimate twenty = mean(Stream.generate(() -> around(7.3)).limit(20).toList());
        assertThat(one.interval95().width()).isCloseTo(0.95, within(0.02));
        assertThat(twenty.interval95().width()).isBetween(0.8, 1.0);
        assertThat(twenty.value()).isCloseTo(7.5, within(0.01));
    }

    @Test
    void scatter_beyond_the_step_makes_the_mean_of_twenty_cycles_better_by_the_root_of_twenty() {
        Estimate twenty = mean(Stream.generate(() -> around(7.3 + 1.5 * normal.sample()))
                .limit(20)
                .toList());
        assertThat(twenty.standardError()).isCloseTo(1 / Math.sqrt(12 * 20), within(0.003));
    }

    @Test
    void what_a_step_hides_of_two_cycles_is_correlated_as_the_series_says() {
        for (double scatter : new double[] {0.05, 0.1, 0.2, 0.4}) {
            int pairs = 100_000;
            double sum = 0;
            for (int k = 0; k < pairs; k++) {
                double centre = random.nextDouble();
                double one = centre + scatter * normal.sample();
                double other = centre + scatter * normal.sample();
                sum += 12 * (one - Math.floor(one) - 0.5) * (other - Math.floor(other) - 0.5);
            }
            assertThat(CensoredSpread.correlation(scatter))
                    .as("scatter of %s steps, seed 6", scatter)
                    .isCloseTo(sum / pairs, within(0.015));
        }
    }
}
