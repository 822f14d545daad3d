package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * First sight of a trace with several levels: noise from the differences of neighbours, drift from shifting the
 * histogram of each part of the trace onto that of the part before, levels from the peaks of what then lies together.
 *
 * @param levels ohm from the readings' mean, ascending
 * @param drift Legendre coefficients, ohm
 */
@SuppressWarnings("ArrayRecordComponent")
record LevelPeaks(double[] levels, double sigmaOhms, double[] drift) {

    private static final int BINS_PER_SIGMA = 4;
    private static final int MOST_BINS = 20_000;
    private static final int READINGS_PER_PART = 400;
    private static final int MOST_PARTS = 48;
    private static final int HIGHEST_ORDER = 8;
    /** MAD of the difference of two normal numbers over their standard deviation. */
    private static final double DIFFERENCE_TO_SIGMA = 0.6745 * Math.sqrt(2);
    /** A valley has to lie this many standard deviations of a count below the peak beside it. */
    private static final double CLEAR = 4.5;

    static LevelPeaks of(Readings readings) {
        float[] ohms = readings.ohms();
        double sigma = noise(ohms);
        float[] sorted = ohms.clone();
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 5000] - 6 * sigma;
        double high = sorted[sorted.length - 1 - sorted.length / 5000] + 6 * sigma;
        double width = Math.max(sigma / BINS_PER_SIGMA, (high - low) / MOST_BINS);
        int bins = (int) ((high - low) / width) + 1;
        double[] drift = drift(readings, low, width, bins, sigma);
        double[] histogram = new double[bins];
        for (float value : readings.without(drift, new float[0])) {
            int bin = (int) Math.floor((value - low) / width);
            if (bin >= 0 && bin < bins) {
                histogram[bin]++;
            }
        }
        List<Integer> peaks = peaks(smooth(histogram, 0.6 * sigma / width), smoothingSum(0.6 * sigma / width));
        double[] levels =
                peaks.stream().mapToDouble(b -> low + (b + 0.5) * width).toArray();
        return new LevelPeaks(levels, sigma, drift);
    }

    private static double noise(float[] ohms) {
        int stride = Math.max(1, ohms.length / 100_000);
        double[] steps = new double[(ohms.length - 1) / stride];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(ohms[i * stride + 1] - ohms[i * stride]);
        }
        double spread = SingleLevel.median(steps) / DIFFERENCE_TO_SIGMA;
        float[] sorted = ohms.clone();
        Arrays.sort(sorted);
        return Math.max(spread, 1e-6 * (sorted[sorted.length - 1] - sorted[0]) + 1e-30);
    }

    private static double[] drift(Readings readings, double low, double width, int bins, double sigma) {
        int n = readings.size();
        int parts = Math.min(MOST_PARTS, n / READINGS_PER_PART);
        if (parts < 8) {
            return new double[0];
        }
        double[] shift = new double[parts];
        double[] at = new double[parts];
        double[] template = new double[bins];
        int middle = parts / 2;
        for (int side = 0; side < 2; side++) {
            if (side == 1) {
                template = part(readings, middle, parts, low, width, bins, sigma);
            }
            int step = side == 0 ? 1 : -1;
            for (int p = middle; p >= 0 && p < parts; p += step) {
                double[] here = part(readings, p, parts, low, width, bins, sigma);
                at[p] = readings.x((int) ((2L * p + 1) * n / (2L * parts)));
                int before = p == middle ? 0 : (int) Math.round(shift[p - step] / width);
                int best = p == middle ? 0 : shiftOf(here, template, before);
                shift[p] = best * width;
                for (int b = 0; b < bins; b++) {
                    int from = b + best;
                    template[b] = 0.8 * template[b] + (from >= 0 && from < bins ? 0.2 * here[from] : 0);
                }
            }
        }
        return polynomial(at, shift);
    }

    /** Smoothed histogram of the square root of counts, so that rare levels have a say. */
    private static double[] part(
            Readings readings, int part, int parts, double low, double width, int bins, double sigma) {
        int n = readings.size();
        double[] histogram = new double[bins];
        for (int i = (int) ((long) part * n / parts); i < (int) ((long) (part + 1) * n / parts); i++) {
            int bin = (int) Math.floor((readings.ohms()[i] - low) / width);
            if (bin >= 0 && bin < bins) {
                histogram[bin]++;
            }
        }
        double[] smooth = smooth(histogram, 0.8 * sigma / width);
        for (int b = 0; b < bins; b++) {
            smooth[b] = Math.sqrt(smooth[b]);
        }
        return smooth;
    }

    private static int shiftOf(double[] here, double[] template, int before) {
        int reach = 2 * BINS_PER_SIGMA;
        int best = before;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = before - reach; s <= before + reach; s++) {
            double sum = 0;
            for (int b = Math.max(0, -s); b < Math.min(here.length, here.length - s); b++) {
                sum += here[b + s] * template[b];
            }
            if (sum > most) {
                most = sum;
                best = s;
            }
        }
        return best;
    }

    /** Legendre polynomial through the shifts, its order by the Bayesian information criterion. */
    private static double[] polynomial(double[] x, double[] y) {
        int n = x.length;
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int order = 0; order <= Math.min(HIGHEST_ORDER, n / 4); order++) {
            double[][] rows = new double[n][order + 1];
            for (int i = 0; i < n; i++) {
                rows[i][0] = 1;
                System.arraycopy(Legendre.basis(x[i], order), 0, rows[i], 1, order);
            }
            double[] c = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                    .getSolver()
                    .solve(new ArrayRealVector(y, false))
                    .toArray();
            double squares = 1e-300;
            for (int i = 0; i < n; i++) {
                double r = y[i];
                for (int k = 0; k <= order; k++) {
                    r -= c[k] * rows[i][k];
                }
                squares += r * r;
            }
            double criterion = n * Math.log(squares / n) + order * Math.log(n);
            if (criterion < least) {
                least = criterion;
                best = Arrays.copyOfRange(c, 1, order + 1);
            }
        }
        return best;
    }

    private static double[] smooth(double[] values, double width) {
        double[] kernel = kernel(width);
        int reach = kernel.length / 2;
        double[] out = new double[values.length];
        for (int b = 0; b < values.length; b++) {
            if (values[b] != 0) {
                for (int k = Math.max(0, b - reach); k <= Math.min(values.length - 1, b + reach); k++) {
                    out[k] += values[b] * kernel[k - b + reach];
                }
            }
        }
        return out;
    }

    /** Gaussian with its highest value one, so that smoothed counts are counts. */
    private static double[] kernel(double width) {
        int reach = (int) Math.ceil(3.5 * width);
        double[] kernel = new double[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = Math.exp(-0.5 * k * k / Math.max(1e-12, width * width));
        }
        return kernel;
    }

    private static double smoothingSum(double width) {
        return Arrays.stream(kernel(width)).sum();
    }

    private static List<Integer> peaks(double[] smooth, double sum) {
        List<Integer> found = new ArrayList<>();
        double fewest = Math.max(6, 0.02 * sum);
        double valley = 0;
        int top = -1;
        // Up to a top, down to a valley, and so on; a top or a valley counts once the way from it is clear.
        boolean rising = true;
        for (int b = 0; b < smooth.length; b++) {
            double value = smooth[b];
            if (rising) {
                if (top < 0 || value > smooth[top]) {
                    top = b;
                } else if (smooth[top] - value > CLEAR * Math.sqrt(smooth[top])
                        || value < 0.2 * smooth[top] && smooth[top] > fewest) {
                    if (smooth[top] > fewest) {
                        found.add(top);
                    }
                    rising = false;
                    valley = value;
                }
            } else if (value < valley) {
                valley = value;
            } else if (value - valley > CLEAR * Math.sqrt(value) || valley < 0.2 * value && value > fewest) {
                rising = true;
                top = b;
            }
        }
        return found;
    }
}
