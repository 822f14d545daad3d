package io.mtjlab.analysis.scoring;

import java.util.Arrays;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** What a laboratory adds to a signal; each of mean zero and in units of what it is scaled by. */
public final class Disturbance {

    private Disturbance() {}

    /** A straight line and part of a sine, one from peak to peak. */
    public static double[] drift(int n, UniformRandomProvider random) {
        double slope = 2 * random.nextDouble() - 1;
        double periods = 0.3 + 1.2 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double[] drift = new double[n];
        for (int i = 0; i < n; i++) {
            double x = (double) i / (n - 1);
            drift[i] = slope * x + 0.5 * Math.sin(2 * Math.PI * periods * x + phase);
        }
        var all = Arrays.stream(drift).summaryStatistics();
        double mean = all.getAverage();
        double width = all.getMax() - all.getMin();
        return Arrays.stream(drift).map(v -> (v - mean) / width).toArray();
    }

    /** Noise whose power goes with the inverse of frequency from one period of the trace to half the sampling rate. */
    public static double[] pink(int n, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int size = Integer.highestOneBit(2 * n - 1);
        Complex[] spectrum = new Complex[size];
        Arrays.fill(spectrum, Complex.ZERO);
        // Frequencies below one period of the trace, which the longer transform has too, stay empty.
        for (int k = 1; k < size / 2; k++) {
            if ((double) k / size * n >= 1) {
                double amplitude = 1 / Math.sqrt(k);
                spectrum[k] = new Complex(amplitude * normal.sample(), amplitude * normal.sample());
                spectrum[size - k] = spectrum[k].conjugate();
            }
        }
        Complex[] wave =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(spectrum, TransformType.INVERSE);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = wave[i].getReal();
        }
        double mean = Arrays.stream(out).average().orElse(0);
        double rms = Math.sqrt(
                Arrays.stream(out).map(v -> (v - mean) * (v - mean)).average().orElse(1));
        return Arrays.stream(out).map(v -> (v - mean) / rms).toArray();
    }

    /** A share of readings that are off by 2 to 12, to either side. */
    public static double[] outliers(int n, double share, UniformRandomProvider random) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            if (random.nextDouble() < share) {
                double size = 2 + 10 * random.nextDouble();
                out[i] = random.nextBoolean() ? size : -size;
            }
        }
        return out;
    }
}
