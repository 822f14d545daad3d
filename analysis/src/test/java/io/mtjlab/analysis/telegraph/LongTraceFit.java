package io.mtjlab.analysis.telegraph;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.files.Results;
import io.mtjlab.base.random.RandomStreams;

/** A program of its own, so that its heap can be chosen: fits as many readings as it is told and prints the result's lines. */
final class LongTraceFit {

    static final double STEP_SECONDS = 1e-6;
    static final double DWELL_P_SECONDS = 20e-6;
    static final double DWELL_AP_SECONDS = 50e-6;

    private LongTraceFit() {}

    public static void main(String[] arguments) {
        System.out.print(fit(Integer.parseInt(arguments[0])));
    }

    static String fit(int readings) {
        return Results.csv(
                List.of(TelegraphFit.standard().fit(trace(6, readings)).result()));
    }

    /** Levels of 1000 and 1300 ohm, white noise of 60 ohm. */
    private static TelegraphTrace trace(long seed, int readings) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("long trace");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] seconds = new double[readings];
        double[] ohms = new double[readings];
        boolean parallel = true;
        double next = 0;
        for (int i = 0; i < readings; i++) {
            seconds[i] = i * STEP_SECONDS;
            while (next <= seconds[i]) {
                parallel = !parallel;
                next -= Math.log(1 - random.nextDouble()) * (parallel ? DWELL_P_SECONDS : DWELL_AP_SECONDS);
            }
            ohms[i] = (parallel ? 1000 : 1300) + 60 * normal.sample();
        }
        return TelegraphTrace.ofOhms(seconds, ohms);
    }
}
