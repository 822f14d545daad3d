package io.mtjlab.analysis.scoring;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What one or several two-state cells in parallel really do, in continuous time, and what a digitiser, an integrating
 * meter and a low-pass make of it.
 *
 * @param switchTimes of every change, in samples, ascending, beginning with 0
 * @param state from each of those on
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record SwitchingPath(double[] switchTimes, int[] state) {

    /** Rates out of every state: {@code rate[from][to]} per sample, diagonal not used. */
    public static SwitchingPath draw(double[][] rate, double[] occupancy, int samples, UniformRandomProvider random) {
        double[] times = new double[1024];
        int[] states = new int[1024];
        int count = 0;
        int now = choose(occupancy, random);
        double t = 0;
        // The last sample may still be integrated over, so the path goes on for two more.
        while (t < samples + 2) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                states = Arrays.copyOf(states, 2 * count);
            }
            times[count] = t;
            states[count++] = now;
            double[] out = rate[now].clone();
            out[now] = 0;
            double total = Arrays.stream(out).sum();
            t += -Math.log(1 - random.nextDouble()) / total;
            now = choose(out, random);
        }
        return new SwitchingPath(Arrays.copyOf(times, count), Arrays.copyOf(states, count));
    }

    private static int choose(double[] weights, UniformRandomProvider random) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int k = 0; k < weights.length; k++) {
            left -= weights[k];
            if (left < 0) {
                return k;
            }
        }
        return weights.length - 1;
    }

    /** Visits that begin before {@code samples}, of each of {@code states} states. */
    public int[] visits(int states, int samples) {
        int[] visits = new int[states];
        for (int i = 0; i < state.length && switchTimes[i] < samples; i++) {
            visits[state[i]]++;
        }
        return visits;
    }

    /** The level at each sampling moment. */
    public double[] sampled(double[] levels, int samples) {
        double[] out = new double[samples];
        int at = 0;
        for (int i = 0; i < samples; i++) {
            while (at + 1 < state.length && switchTimes[at + 1] <= i) {
                at++;
            }
            out[i] = levels[state[at]];
        }
        return out;
    }

    /** The mean level from each sampling moment to the next. */
    public double[] integrated(double[] levels, int samples) {
        double[] out = new double[samples];
        for (int i = 0; i < state.length; i++) {
            double from = switchTimes[i];
            double to = i + 1 < state.length ? switchTimes[i + 1] : samples;
            for (int k = (int) from; k < samples && k < to; k++) {
                out[k] += levels[state[i]] * (Math.min(to, k + 1) - Math.max(from, k));
            }
        }
        return out;
    }

    /** What a first-order low-pass of time constant {@code tau} samples makes of it, at each sampling moment. */
    public double[] filtered(double[] levels, int samples, double tau) {
        double[] out = new double[samples];
        double y = levels[state[0]];
        double t = 0;
        int at = 0;
        for (int i = 0; i < samples; i++) {
            while (at + 1 < state.length && switchTimes[at + 1] <= i) {
                y = levels[state[at]] + (y - levels[state[at]]) * Math.exp(-(switchTimes[at + 1] - t) / tau);
                t = switchTimes[++at];
            }
            y = levels[state[at]] + (y - levels[state[at]]) * Math.exp(-(i - t) / tau);
            t = i;
            out[i] = y;
        }
        return out;
    }
}
