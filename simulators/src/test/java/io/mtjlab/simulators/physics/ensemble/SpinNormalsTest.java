package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.NormalSource.Scale;
import io.mtjlab.simulators.physics.ensemble.NormalSource.TwoSteps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SpinNormalsTest {

    private static final int SPINS = 1000;
    private static final int ROOM = 1024;
    private static final int STEPS = 400;
    private static final int N = 3 * SPINS * STEPS;

    /** Spins by steps by components. */
    private static double[] sample() {
        double[] all = new double[N];
        StreamKey key = StreamKey.of(RandomStreams.of(21));
        NormalSource source = Kernels.best().normals(ROOM);
        TwoSteps pair = TwoSteps.of(ROOM);
        int at = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step % 2 == 0) {
                source.write(key, 0, SPINS, step / 2, Scale.STANDARD, pair);
            }
            FloatTriple noise = pair.at(step);
            for (int i = 0; i < SPINS; i++) {
                all[at++] = noise.x()[i];
                all[at++] = noise.y()[i];
                all[at++] = noise.z()[i];
            }
        }
        return all;
    }

    @Test
    void threefry_gives_the_published_answers() {
        // Random123's known-answer file: threefry4x32, 20 rounds, counter and key zero.
        int[] words = new int[4];
        Threefry.apply(StreamKey.of(0, 0, 0, 0), words, 20);
        assertThat(words).containsExactly(0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8);
    }

    @Test
    void moments_are_those_of_the_normal_distribution() {
        double[] sums = new double[5];
        for (double v : sample()) {
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= v;
                sums[k] += power;
            }
        }
        // variances of the powers: 1, 2, 15, 96
        assertThat(sums[1] / N).isCloseTo(0, within(4 * Math.sqrt(1.0 / N)));
        assertThat(sums[2] / N).isCloseTo(1, within(4 * Math.sqrt(2.0 / N)));
        assertThat(sums[3] / N).isCloseTo(0, within(4 * Math.sqrt(15.0 / N)));
        assertThat(sums[4] / N).isCloseTo(3, within(4 * Math.sqrt(96.0 / N)));
    }

    @Test
    void the_distribution_passes_kolmogorov_and_smirnov() {
        double[] sorted = sample();
        Arrays.sort(sorted);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double worst = 0;
        for (int i = 0; i < N; i++) {
            double p = normal.cumulativeProbability(sorted[i]);
            worst = Math.max(worst, Math.max(p - (double) i / N, (i + 1.0) / N - p));
        }
        // the limit of p = 0.01
        assertThat(worst).isLessThan(1.628 / Math.sqrt(N));
    }

    @Test
    void neighbouring_spins_steps_and_components_do_not_go_together() {
        double[] v = sample();
        for (int lag : new int[] {1, 2, 3, 3 * SPINS}) {
            double sum = 0;
            for (int i = lag; i < N; i++) {
                sum += v[i] * v[i - lag];
            }
            assertThat(sum / (N - lag)).as("lag %d", lag).isCloseTo(0, within(4 / Math.sqrt(N)));
        }
    }

    @Test
    void pairs_of_variates_fill_the_square_evenly() {
        // Phi of two variates is uniform on the unit square if they are independent: 32 by 32 cells.
        double[] v = sample();
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double[] u = Arrays.stream(v).map(normal::cumulativeProbability).toArray();
        int cells = 32;
        // next component, the other half of a pair of steps, next spin, next step, next pair of steps
        for (int lag : new int[] {1, 2, 3, 3 * SPINS, 3 * SPINS + 1, 6 * SPINS}) {
            int[] counts = new int[cells * cells];
            int n = 0;
            for (int i = lag; i < N; i++, n++) {
                counts[(int) (u[i] * cells) * cells + (int) (u[i - lag] * cells)]++;
            }
            double expected = (double) n / counts.length;
            double chi = 0;
            for (int count : counts) {
                chi += (count - expected) * (count - expected) / expected;
            }
            // 1023 degrees of freedom: four standard deviations
            assertThat(chi).as("lag %d", lag).isBetween(1023 - 4 * Math.sqrt(2046), 1023 + 4 * Math.sqrt(2046));
        }
    }

    @Test
    void vectors_and_plain_java_give_the_same_bits() {
        assumeTrue(Kernels.vectorsAvailable(), "started without --add-modules jdk.incubator.vector");
        StreamKey key = StreamKey.of(RandomStreams.of(22));
        Scale scale = new Scale(0.3f, 1, -2, 0.5f);
        for (long pair : new long[] {0, 1, 0xffff_ffffL, 0x1_0000_0000L}) {
            TwoSteps plain = TwoSteps.of(ROOM);
            TwoSteps vector = TwoSteps.of(ROOM);
            new PlainKernels().normals(ROOM).write(key, 70_000, ROOM, pair, scale, plain);
            Kernels.best().normals(ROOM).write(key, 70_000, ROOM, pair, scale, vector);
            for (int step = 0; step < 2; step++) {
                assertThat(vector.at(step).x()).containsExactly(plain.at(step).x());
                assertThat(vector.at(step).y()).containsExactly(plain.at(step).y());
                assertThat(vector.at(step).z()).containsExactly(plain.at(step).z());
            }
        }
    }
}
