package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CurrentSignTest {

    private static final double SAMPLE_SECONDS = 8.7e-3;
    private static final double AMPERES = 10e-6;
    /** Of the voltage that does not follow the current. */
    private static final double OFFSET_OHMS = 8;

    /** Segments + - - + of a two-state chain whose balance, logit P, is {@code shift} higher forwards than backwards. */
    private static TelegraphTrace trace(long seed, double shift) {
        int n = 4096;
        int segment = 512;
        UniformRandomProvider random = RandomStreams.of(seed).stream("sign", shift);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] seconds = new double[n];
        int[] polarity = new int[n];
        double[] volts = new double[n];
        boolean inP = true;
        for (int i = 0; i < n; i++) {
            polarity[i] = (i / segment + 1) / 2 % 2 == 0 ? 1 : -1;
            double share = 1 / (1 + Math.exp(-0.5 * shift * polarity[i]));
            inP = random.nextDouble() < 0.4 ? random.nextDouble() < share : inP;
            seconds[i] = i * SAMPLE_SECONDS;
            volts[i] = AMPERES * (polarity[i] * (inP ? 184 : 238) + OFFSET_OHMS + 0.5 * normal.sample());
        }
        return new TelegraphTrace(seconds, polarity, volts, AMPERES, 0);
    }

    private static boolean matters(long seed, double shift) {
        List<TelegraphTrace> traces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            traces.add(trace(100 * seed + i, shift));
        }
        return CurrentSign.matters(traces, TelegraphFit.standard().fitSeries(traces));
    }

    @Test
    void a_balance_that_follows_the_current_is_seen_and_one_that_does_not_is_not() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(matters(seed, 0.5)).as("seed %d, shifted", seed).isTrue();
            assertThat(matters(seed, 0)).as("seed %d, not shifted", seed).isFalse();
        }
    }

    @Test
    void readings_of_one_sign_keep_their_levels_and_have_its_share() {
        TelegraphTrace both = trace(1, 1);
        TelegraphTrace forwards = CurrentSign.only(1, both, OFFSET_OHMS);
        TelegraphTrace backwards = CurrentSign.only(-1, both, OFFSET_OHMS);
        assertThat(forwards.size() + backwards.size()).isEqualTo(both.size());
        for (TelegraphTrace one : List.of(forwards, backwards)) {
            var fit = TelegraphFit.standard().fit(one).result();
            assertThat(fit.value("R_P")).isCloseTo(184, within(0.1));
            double share = 1 / (1 + Math.exp(one == forwards ? -0.5 : 0.5));
            assertThat(fit.estimate("P").orElseThrow().interval95().contains(share))
                    .isTrue();
        }
    }
}
