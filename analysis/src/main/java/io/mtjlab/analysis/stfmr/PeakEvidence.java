package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.apache.commons.math3.distribution.FDistribution;

import io.mtjlab.analysis.likelihood.DriftingNoise;

/**
 * Whether the peaks that a search has found are there: they must say more about the data than each of the
 * {@link Featureless} shapes, and than noise that drifts ({@link DriftingNoise}), by what chance gives to one spectrum in
 * a thousand when the peaks might have been anywhere.
 */
final class PeakEvidence {

    /** Share of spectra of noise that may be taken for a peak. */
    private static final double ONCE = 1e-3;

    /**
     * The ratio of walk to noise is chosen too, and a peak's place and width are not counted again: of 3,000 walks of 16 to
     * 200 points, 25 have gains above the limit for white noise, none above so many times it.
     */
    private static final double DRIFTING = 1.35;

    private final Spectrum spectrum;
    private final PeakSearch.Candidate peaks;
    private final double[] x;
    private final double[] y;
    private final double least;

    /**
     * @param spectrum ascending
     * @param firm points that the peaks were fitted to, but for those in a peak so narrow that it may be an outlier or two
     */
    PeakEvidence(Spectrum spectrum, BitSet firm, PeakSearch.Candidate peaks) {
        this.spectrum = spectrum;
        this.peaks = peaks;
        this.x = StfmrFit.select(spectrum.hertz(), firm);
        this.y = StfmrFit.select(spectrum.volts(), firm);
        this.least = rounding(spectrum.volts());
    }

    /** What describes the data as well; empty where only the peaks do. */
    Optional<String> against() {
        int n = x.length;
        double log = Math.log(Math.max(least, variance()));
        for (Featureless.Description other :
                new Featureless(spectrum.hertz(), spectrum.volts(), spectrum.size() - n).all()) {
            if (!(n * (Math.log(Math.max(least, other.variance())) - log) > byChance(n, other.parameters()))) {
                return Optional.of(other.name());
            }
        }
        return walkGain() > DRIFTING * byChance(n, 2) ? Optional.empty() : Optional.of("noise that drifts");
    }

    private double variance() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - peaks.shape().value(x[i], peaks.values());
            sum += r * r;
        }
        return sum / x.length;
    }

    /** By how much the peaks raise twice the logarithm of the likelihood where the noise may drift. */
    private double walkGain() {
        List<double[]> columns = new ArrayList<>();
        columns.add(Arrays.stream(x)
                .map(f -> (f - spectrum.middleHertz()) / spectrum.spanHertz())
                .toArray());
        DriftingNoise noise = new DriftingNoise(x);
        double without = noise.deviance(y, columns, least);
        double[] shapes = peaks.shapes();
        for (int k = 0; k < shapes.length; k += 2) {
            columns.addAll(List.of(VariableProjection.pair(x, shapes[k], shapes[k + 1])));
        }
        return without - noise.deviance(y, columns, least);
    }

    /** By Fisher's law for the ratio of variances; a peak of a tenth of the window might have been at ten places. */
    private double byChance(int points, int fewer) {
        int all = LineShape.PER_PEAK * peaks.shape().peaks() + 2;
        int more = all - fewer;
        double left = points - all;
        if (left < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double share = ONCE;
        double[] shapes = peaks.shapes();
        for (int k = 0; k < shapes.length; k += 2) {
            share /= Math.max(1, spectrum.spanHertz() / shapes[k + 1]);
        }
        double ratio = new FDistribution(more, left).inverseCumulativeProbability(1 - share);
        return points * Math.log1p(more * ratio / left);
    }

    /** Mean square of the rounding to the smallest difference between two readings. */
    private static double rounding(double[] readings) {
        double[] sorted = Arrays.stream(readings).sorted().distinct().toArray();
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            step = Math.min(step, sorted[i] - sorted[i - 1]);
        }
        return Double.isFinite(step) ? step * step / 12 : 0;
    }
}
