package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

/**
 * The two resistance levels of a loop. Clusters first; then each branch is cut where two constants describe it best,
 * and the levels are the means of the readings on either side, without outliers (4.5 robust standard deviations) and
 * without the reading on either side of the cut.
 */
final class TwoLevels {

    private static final double OUTLIER_SIGMAS = 4.5;
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double FEWEST_SIGMAS_APART = 4;
    /** A residual spread this much above the noise between neighbours is not noise. */
    private static final double UNEXPLAINED = 2;

    private final double low;
    private final double high;
    private final double lowError;
    private final double highError;
    private final double noise;
    private final double residual;

    private TwoLevels(double low, double high, double lowError, double highError, double noise, double residual) {
        this.low = low;
        this.high = high;
        this.lowError = lowError;
        this.highError = highError;
        this.noise = noise;
        this.residual = residual;
    }

    /** Empty when there is one level only. */
    static Optional<TwoLevels> of(List<Branch> branches) {
        double[] all =
                branches.stream().flatMapToDouble(b -> Arrays.stream(b.ohms())).toArray();
        double[] clusters = clusters(all);
        double noise = neighbourNoise(branches);
        if (!(clusters[1] - clusters[0] > FEWEST_SIGMAS_APART * noise)) {
            return Optional.empty();
        }
        List<double[]> lows = new ArrayList<>();
        List<double[]> highs = new ArrayList<>();
        for (Branch branch : branches) {
            int cut = cut(branch, clusters[0], clusters[1]);
            boolean startsLow = startsLow(branch, cut, clusters);
            double[] before = Arrays.copyOfRange(branch.ohms(), 0, Math.max(0, cut));
            double[] after =
                    Arrays.copyOfRange(branch.ohms(), Math.min(cut + 2, branch.ohms().length), branch.ohms().length);
            boolean switches = cut < branch.ohms().length - 1;
            (startsLow ? lows : highs).add(switches ? before : branch.ohms());
            if (switches) {
                (startsLow ? highs : lows).add(after);
            }
        }
        double[] lowReadings = lows.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] highReadings = highs.stream().flatMapToDouble(Arrays::stream).toArray();
        if (lowReadings.length < 3 || highReadings.length < 3) {
            return Optional.empty();
        }
        double[] l = robustMean(lowReadings);
        double[] h = robustMean(highReadings);
        return Optional.of(new TwoLevels(l[0], h[0], l[1], h[1], noise, Math.max(l[2], h[2])));
    }

    /** Whether what is left beside the levels is noise. */
    boolean explain() {
        return residual < UNEXPLAINED * noise + 0.02 * (high - low);
    }

    double noiseOhms() {
        return residual;
    }

    double lowOhms() {
        return low;
    }

    double highOhms() {
        return high;
    }

    Estimate low(String name) {
        return Estimate.normal(name, "ohm", low, lowError);
    }

    Estimate high(String name) {
        return Estimate.normal(name, "ohm", high, highError);
    }

    /**
     * Between which fields each branch of that direction switched. A branch that ends before it switches gives an
     * interval that is open on the far side.
     */
    List<Interval> switchings(List<Branch> branches, boolean rising) {
        List<Interval> intervals = new ArrayList<>();
        for (Branch branch : branches) {
            if (branch.rising() != rising) {
                continue;
            }
            int cut = cut(branch, low, high);
            double[] h = branch.oersted();
            if (cut < h.length - 1) {
                intervals.add(Interval.between(h[cut], h[cut + 1]));
            } else if (rising) {
                intervals.add(new Interval(h[h.length - 1], Double.POSITIVE_INFINITY));
            } else {
                intervals.add(new Interval(Double.NEGATIVE_INFINITY, h[h.length - 1]));
            }
        }
        return intervals;
    }

    /** Index of the last reading before the change between the levels; the last reading when there is none. */
    private static int cut(Branch branch, double low, double high) {
        double[] r = branch.ohms();
        double scale = high - low;
        double upward = 0;
        double downward = 0;
        double constantLow = 0;
        for (double value : r) {
            double toLow = loss((value - low) / scale);
            double toHigh = loss((value - high) / scale);
            constantLow += toLow;
            upward += toHigh;
            downward += toLow;
        }
        double allLow = constantLow;
        double allHigh = upward;
        double best = Math.min(allLow, allHigh);
        int bestCut = r.length - 1;
        for (int k = 0; k < r.length - 1; k++) {
            double toLow = loss((r[k] - low) / scale);
            double toHigh = loss((r[k] - high) / scale);
            upward += toLow - toHigh;
            downward += toHigh - toLow;
            if (upward < best - 0.5) {
                best = upward;
                bestCut = k;
            }
            if (downward < best - 0.5) {
                best = downward;
                bestCut = k;
            }
            if (bestCut < r.length - 1 && Math.min(upward, downward) < best) {
                best = Math.min(upward, downward);
                bestCut = k;
            }
        }
        return bestCut;
    }

    /** Squared distance in gaps, bounded so that an outlier moves no cut. */
    private static double loss(double gaps) {
        return Math.min(gaps * gaps, 1);
    }

    private static boolean startsLow(Branch branch, int cut, double[] clusters) {
        double toLow = 0;
        double toHigh = 0;
        for (int i = 0; i <= cut; i++) {
            toLow += loss((branch.ohms()[i] - clusters[0]) / (clusters[1] - clusters[0]));
            toHigh += loss((branch.ohms()[i] - clusters[1]) / (clusters[1] - clusters[0]));
        }
        return toLow < toHigh;
    }

    private static double[] clusters(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double low = sorted[n / 20];
        double high = sorted[n - 1 - n / 20];
        for (int i = 0; i < 30; i++) {
            double middle = 0.5 * (low + high);
            double newLow = median(Arrays.stream(sorted).filter(v -> v <= middle));
            double newHigh = median(Arrays.stream(sorted).filter(v -> v > middle));
            if (newLow == low && newHigh == high) {
                break;
            }
            low = newLow;
            high = newHigh;
        }
        return new double[] {low, high};
    }

    /** Robust spread of the differences between neighbours over the root of two. */
    private static double neighbourNoise(List<Branch> branches) {
        double[] differences = branches.stream()
                .flatMapToDouble(b -> {
                    double[] d = new double[b.ohms().length - 1];
                    for (int i = 0; i < d.length; i++) {
                        d[i] = Math.abs(b.ohms()[i + 1] - b.ohms()[i]);
                    }
                    return Arrays.stream(d);
                })
                .toArray();
        return MAD_TO_SIGMA * median(Arrays.stream(differences)) / Math.sqrt(2);
    }

    /** Mean, its standard error and the spread, without outliers. */
    private static double[] robustMean(double[] values) {
        double centre = median(Arrays.stream(values));
        double spread = MAD_TO_SIGMA * median(Arrays.stream(values).map(v -> Math.abs(v - centre)));
        double limit = OUTLIER_SIGMAS * spread + 1e-12 * Math.abs(centre);
        double[] kept =
                Arrays.stream(values).filter(v -> Math.abs(v - centre) <= limit).toArray();
        double mean = Arrays.stream(kept).average().orElse(centre);
        double squares = Arrays.stream(kept).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / Math.max(1, kept.length - 1));
        return new double[] {mean, deviation / Math.sqrt(Math.max(1, kept.length)), deviation};
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
