package io.mtjlab.analysis.stfmr;

import java.util.Comparator;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * A spectrum of rectified voltage, over frequency or, at a constant frequency, over field.
 *
 * @param swept what the abscissa is
 * @param hertz microwave frequency, in any order, shape [n]; where the field is swept, the field in oersted
 * @param volts unmodulated direct voltage, shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record Spectrum(Swept swept, double[] hertz, double[] volts) {

    static final int LEAST_POINTS = 8;

    /** A side of a sweep counts when it reaches this far, as a share of the other. */
    private static final double LEAST_SIDE = 0.3;

    public Spectrum {
        if (hertz.length != volts.length) {
            throw new InvalidInput("spectrum: " + hertz.length
                    + (swept == Swept.FREQUENCY ? " frequencies, " : " fields, ") + volts.length + " volts");
        }
        for (int i = 0; i < hertz.length; i++) {
            if (!Double.isFinite(hertz[i]) || !Double.isFinite(volts[i])) {
                throw new InvalidInput("spectrum: point " + (i + 1) + " is not finite");
            }
        }
    }

    /** Over frequency. */
    public Spectrum(double[] hertz, double[] volts) {
        this(Swept.FREQUENCY, hertz, volts);
    }

    /** Over field, of one sign or of both. */
    public static Spectrum overField(double[] oersted, double[] volts) {
        return new Spectrum(Swept.FIELD, oersted, volts);
    }

    /** Whether a field was swept on both sides of zero, so that every resonance occurs twice. */
    boolean hasBothSigns() {
        return swept == Swept.FIELD
                && half(-1).size() >= LEAST_POINTS
                && half(1).size() >= LEAST_POINTS
                && -lowestHertz() > LEAST_SIDE * highestHertz()
                && highestHertz() > -LEAST_SIDE * lowestHertz();
    }

    /** The points on one side of zero. */
    Spectrum half(int sign) {
        int[] kept = IntStream.range(0, size()).filter(i -> sign * hertz[i] > 0).toArray();
        return new Spectrum(
                swept,
                IntStream.of(kept).mapToDouble(i -> hertz[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> volts[i]).toArray());
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
                swept,
                IntStream.of(order).mapToDouble(i -> hertz[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> volts[i]).toArray());
    }
}
