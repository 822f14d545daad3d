package io.mtjlab.analysis.scoring;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SwitchingPathTest {

    private static final double[] LEVELS = {100, 200};
    /** In P until 2.25, in AP until 5.5, then in P. */
    private static final SwitchingPath PATH =
            new SwitchingPath(new double[] {0, 2.25, 5.5, 20}, new int[] {0, 1, 0, 1});

    @Test
    void a_digitiser_sees_the_level_of_the_moment() {
        assertThat(PATH.sampled(LEVELS, 8)).containsExactly(100, 100, 100, 200, 200, 200, 100, 100);
    }

    @Test
    void an_integrating_meter_sees_the_mean_over_the_reading() {
        assertThat(PATH.integrated(LEVELS, 8))
                .containsExactly(new double[] {100, 100, 175, 200, 200, 150, 100, 100}, within(1e-9));
    }

    @Test
    void a_low_pass_follows_with_its_time_constant() {
        double[] out = PATH.filtered(LEVELS, 8, 2);
        assertThat(out[2]).isEqualTo(100);
        assertThat(out[4]).isCloseTo(200 - 100 * Math.exp(-1.75 / 2), within(1e-9));
    }

    @Test
    void dwells_last_as_long_as_the_rates_say_and_the_same_seed_gives_the_same_path() {
        double[][] rates = {{0, 0.1}, {0.02, 0}};
        double[] occupancy = {1.0 / 6, 5.0 / 6};
        SwitchingPath path = SwitchingPath.draw(rates, occupancy, 600_000, RandomStreams.of(5).stream("path"));
        int[] visits = path.visits(2, 600_000);
        assertThat((double) visits[0]).isCloseTo(10_000, within(500.0));
        assertThat(SwitchingPath.draw(rates, occupancy, 600_000, RandomStreams.of(5).stream("path"))
                        .switchTimes())
                .isEqualTo(path.switchTimes());
    }
}
