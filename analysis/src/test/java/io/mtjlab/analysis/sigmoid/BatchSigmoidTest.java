package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BatchSigmoidTest {

    @Test
    void ends_where_the_damped_search_of_the_penalised_likelihood_does() {
        BatchSigmoid batch = new BatchSigmoid();
        for (long seed = 1; seed <= 100; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("batch-sigmoid");
            double alpha = (seed % 2 == 0 ? 1 : -1) * (0.2 + random.nextDouble());
            double[] field = new double[12];
            double[] trials = new double[12];
            double[] switched = new double[12];
            List<SigmoidPoint> points = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                field[i] = 15 + 2 * i;
                trials[i] = 10 + random.nextInt(90);
                for (int n = 0; n < trials[i]; n++) {
                    switched[i] += random.nextDouble() < 1 / (1 + Math.exp(-alpha * (field[i] - 26))) ? 1 : 0;
                }
                points.add(new SigmoidPoint(field[i], switched[i], trials[i]));
            }
            assertThat(batch.fit(field, trials, switched)).as("seed " + seed).isTrue();
            Maximiser careful = new Maximiser(new CountSigmoidLikelihood(points, 26, 10, 0, true));
            double[] theta = careful.maximise(new double[] {10 * alpha, 0}).theta();
            double error = Math.sqrt(batch.varianceAlpha());
            assertThat(batch.alpha()).as("seed " + seed).isCloseTo(theta[0] / 10, within(1e-4 * error));
            assertThat(batch.beta())
                    .as("seed " + seed)
                    .isCloseTo(26 - 10 * theta[1] / theta[0], within(1e-4 * Math.sqrt(batch.varianceBeta())));
        }
    }

    /** With as many trials as one likes the penalty is nothing, and the shares themselves give the line back. */
    @Test
    void many_trials_give_back_the_curve() {
        double[] field = {20, 24, 28, 32, 36};
        double[] trials = new double[5];
        double[] switched = new double[5];
        for (int i = 0; i < 5; i++) {
            trials[i] = 1e9;
            switched[i] = 1e9 / (1 + Math.exp(-0.3 * (field[i] - 27)));
        }
        BatchSigmoid batch = new BatchSigmoid();
        assertThat(batch.fit(field, trials, switched)).isTrue();
        assertThat(batch.alpha()).isCloseTo(0.3, within(1e-8));
        assertThat(batch.beta()).isCloseTo(27, within(1e-7));
    }

    @Test
    void one_field_alone_is_refused() {
        assertThat(new BatchSigmoid().fit(new double[] {20}, new double[] {10}, new double[] {5}))
                .isFalse();
    }
}
