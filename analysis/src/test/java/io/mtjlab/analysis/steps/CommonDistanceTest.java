package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CommonDistanceTest {

    /** Half of the 68 % interval of what is evenly distributed over one step. */
    private static final double EVEN_68 = 0.3414;

    /** Steps seen between these readings and the next ones, with readings at whole numbers. */
    private static List<Place> after(int... readings) {
        List<Place> places = new ArrayList<>();
        for (int reading : readings) {
            places.add(Place.between(reading, reading + 1));
        }
        return places;
    }

    @Test
    void one_step_has_no_neighbour() {
        assertThat(new CommonDistance(after(7), after(3)).probabilities()).containsExactly(1);
    }

    @Test
    void a_lone_distance_is_the_common_one_as_often_as_was_thought_before() {
        // Two thirds, the mean of Beta(1, 1/2): any distance is as likely whether it is the common one or not.
        double[] probability = new CommonDistance(after(10, 15), after(3)).probabilities();
        assertThat(probability).hasSize(2);
        assertThat(probability[1]).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void distances_that_repeat_are_the_common_one_and_those_that_differ_rather_not() {
        double same = new CommonDistance(after(10, 15), after(30, 35)).probabilities()[1];
        double different = new CommonDistance(after(10, 15), after(30, 37)).probabilities()[1];
        // Over q: both, one of them, none; a distance lies anywhere up to twice the mean, here 10 and 12 readings.
        double both = moment(2, 0) / 10;
        double one = moment(1, 1) / 100;
        double none = moment(0, 2) / 100;
        assertThat(same).isCloseTo((both + one) / (both + 2 * one + none), within(1e-9));
        double oneOfTwelve = moment(1, 1);
        assertThat(different)
                .isCloseTo(oneOfTwelve / (2 * oneOfTwelve + moment(0, 2)), within(1e-9))
                .isLessThan(2.0 / 3);
    }

    /** Of q^alike (1 - q)^apart over Beta(1, 1/2). */
    private static double moment(int alike, int apart) {
        return Math.exp(Beta.logBeta(1 + alike, 0.5 + apart) - Beta.logBeta(1, 0.5));
    }

    @Test
    void steps_alike_are_together_known_no_better_than_one() {
        double[] surely = {0, 0, 0, 1};
        Estimate mean = WeightedPlaces.mean(after(10, 15, 20)).alikeWith(surely).estimate("V", "V");
        assertThat(mean.value()).isCloseTo(15.5, within(0.01));
        assertThat(mean.interval68().width() / 2).isCloseTo(EVEN_68, within(0.01));
        assertThat(mean.standardError()).isCloseTo(1 / Math.sqrt(12), within(0.01));
        double[] firstTwo = {0, 1, 0, 0};
        double sigma = WeightedPlaces.mean(after(10, 15, 20))
                .alikeWith(firstTwo)
                .estimate("V", "V")
                .standardError();
        assertThat(sigma).isCloseTo(Math.sqrt(4.0 / 9 + 1.0 / 9) / Math.sqrt(12), within(0.01));
    }

    /** Both kinds of device among each other: neighbours four steps apart, and anything from four to twelve apart. */
    @Test
    void intervals_hold_the_mean_of_steps_that_lie_alike_and_of_those_that_do_not() {
        int draws = 1200;
        int in68 = 0;
        int in95 = 0;
        UniformRandomProvider random = RandomStreams.of(5).stream("distances");
        for (int draw = 0; draw < draws; draw++) {
            double[] up = thresholds(random);
            double[] down = thresholds(random);
            List<Place> rising = after((int) up[0], (int) up[1]);
            double[] alike = new CommonDistance(rising, after((int) down[0], (int) down[1])).probabilities();
            Estimate mean = WeightedPlaces.mean(rising).alikeWith(alike).estimate("V", "V");
            double truth = (up[0] + up[1]) / 2;
            in68 += mean.interval68().contains(truth) ? 1 : 0;
            in95 += mean.interval95().contains(truth) ? 1 : 0;
        }
        assertThat(100.0 * in68 / draws).isBetween(64.0, 76.0);
        assertThat(100.0 * in95 / draws).isBetween(93.0, 98.0);
    }

    private static double[] thresholds(UniformRandomProvider random) {
        double first = 10 + 40 * random.nextDouble();
        double apart = random.nextDouble() < 0.7 ? 4 : 4 + 8 * random.nextDouble();
        return new double[] {first, first + apart};
    }
}
