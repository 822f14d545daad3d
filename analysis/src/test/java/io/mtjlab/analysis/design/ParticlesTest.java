package io.mtjlab.analysis.design;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A normal mean under a normal prior, whose posterior is known in closed form. */
class ParticlesTest {

    private static final int COUNT = 2000;
    private static final double PRIOR_SPREAD = 10;
    private static final double NOISE = 0.1;

    private static final Belief WIDE = new Belief() {
        @Override
        public double[] draw(UniformRandomProvider random) {
            return new double[] {
                PRIOR_SPREAD * ZigguratSampler.NormalizedGaussian.of(random).sample()
            };
        }

        @Override
        public double logDensity(double[] p) {
            return -0.5 * p[0] * p[0] / (PRIOR_SPREAD * PRIOR_SPREAD);
        }
    };

    @Test
    void observations_a_hundred_times_sharper_than_the_prior_give_the_posterior_of_the_closed_form() {
        Particles particles = new Particles(WIDE, COUNT, RandomStreams.of(5).stream("particles"));
        double[] observed = {3.05, 2.9, 3.2, 3.0};
        for (double y : observed) {
            particles.learn(p -> -0.5 * (y - p[0]) * (y - p[0]) / (NOISE * NOISE));
        }
        double precision = 1 / (PRIOR_SPREAD * PRIOR_SPREAD) + observed.length / (NOISE * NOISE);
        double mean = (3.05 + 2.9 + 3.2 + 3.0) / (NOISE * NOISE) / precision;
        double spread = 1 / Math.sqrt(precision);

        double[] weights = particles.weights();
        double sum = 0;
        double square = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += weights[i] * particles.value(i)[0];
            square += weights[i] * Math.pow(particles.value(i)[0] - mean, 2);
        }
        assertThat(sum).isCloseTo(mean, within(4 * spread / Math.sqrt(COUNT / 2.0)));
        assertThat(Math.sqrt(square)).isCloseTo(spread, within(0.1 * spread));
    }

    @Test
    void the_same_observations_give_the_same_particles() {
        assertThat(learned().value(17)).isEqualTo(learned().value(17));
    }

    private static Particles learned() {
        Particles particles = new Particles(WIDE, 50, RandomStreams.of(5).stream("particles"));
        particles.learn(p -> -Math.abs(p[0] - 1));
        return particles;
    }
}
