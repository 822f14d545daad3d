package io.mtjlab.analysis.stfmr;

import java.util.Comparator;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * A spectrum of rectified voltage.
 *
 * @param hertz microwave frequency, in any order, shape [n]
 * @param volts unmodulated direct voltage, shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record Spectrum(double[] hertz, double[] volts) {

    public Spectrum {
        if (hertz.length != volts.length) {
            throw new InvalidInput("spectrum: " + hertz.length + " frequencies, " + volts.length + " volts");
        }
        for (int i = 0; i < hertz.length; i++) {
            if (!Double.isFinite(hertz[i]) || !Double.isFinite(volts[i])) {
                throw new InvalidInput("spectrum: point " + (i + 1) + " is not finite");
            }
        }
    }

    public int size() {
        return hertz.length;
    }

    public double lowestHertz() {
        return java.util.Arrays.stream(hertz).min().orElse(0);
    }

    public double highestHertz() {
        return java.util.Arrays.stream(hertz).max().orElse(0);
    }

    /** The middle between the lowest and the highest frequency, where VC is told. */
    public double middleHertz() {
        return 0.5 * (lowestHertz() + highestHertz());
    }

    public double spanHertz() {
        return highestHertz() - lowestHertz();
    }

    /** A width below which the points cannot show a peak: two mean distances. */
    double narrowestHertz() {
        return 2 * spanHertz() / Math.max(1, size() - 1);
    }

    /** The same points by ascending frequency. */
    Spectrum ascending() {
        int[] order = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> hertz[i]))
                .mapToInt(i -> i)
                .toArray();
        return new Spectrum(
                IntStream.of(order).mapToDouble(i -> hertz[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> volts[i]).toArray());
    }
}
