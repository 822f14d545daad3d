package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

/**
 * Noise whose power goes with the inverse of frequency, as a sum of Ornstein-Uhlenbeck processes of equal variance whose
 * time constants rise in equal ratios (van der Ziel, Physica 16, 359 (1950)), seen through white noise of variance one:
 * the gains of the Kalman filter that follows it. Times are in readings.
 */
final class FlickerNoise {

    /** Between time constants: the spectrum then ripples by less than a tenth around 1/f. */
    private static final double RATIO = 5;
    /** Slower than this share of the trace is the drift's. */
    private static final double SLOWEST = 0.25;

    private static final int MOST = 8;
    private static final int LONGEST_START = 4096;
    private static final double SETTLED = 1e-4;

    /** What each process keeps from reading to reading. */
    private final double[] keep;
    /** By reading from the start on, the last one standing for all that follow; shape [][processes]. */
    private final double[][] gains;
    /** Variance of a reading as predicted, of the same. */
    private final double[] spread;

    private double[][] covariance;

    /**
     * @param readings in the trace
     * @param power variance of each process
     */
    FlickerNoise(int readings, double power) {
        int processes = 1;
        while (processes < MOST && Math.pow(RATIO, processes) < SLOWEST * readings) {
            processes++;
        }
        keep = new double[processes];
        covariance = new double[processes][processes];
        for (int k = 0; k < processes; k++) {
            keep[k] = Math.exp(-Math.pow(RATIO, -k));
            covariance[k][k] = power;
        }
        double[][] found = new double[Math.min(readings, LONGEST_START)][];
        double[] widths = new double[found.length];
        int count = 0;
        boolean settled = false;
        while (count < found.length && !settled) {
            found[count] = new double[processes];
            widths[count] = step(found[count], power);
            settled = count > 0 && alike(found[count], found[count - 1]);
            count++;
        }
        gains = Arrays.copyOf(found, count);
        spread = Arrays.copyOf(widths, count);
    }

    /** One reading on; fills the gain and returns the variance of the reading. */
    private double step(double[] gain, double power) {
        int n = keep.length;
        double all = 1;
        for (int k = 0; k < n; k++) {
            gain[k] = Arrays.stream(covariance[k]).sum();
            all += gain[k];
        }
        double[][] next = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                next[k][j] = keep[k] * keep[j] * (covariance[k][j] - gain[k] * gain[j] / all);
            }
            next[k][k] += power * (1 - keep[k] * keep[k]);
        }
        for (int k = 0; k < n; k++) {
            gain[k] /= all;
        }
        covariance = next;
        return all;
    }

    private static boolean alike(double[] one, double[] other) {
        double off = 0;
        double size = 0;
        for (int k = 0; k < one.length; k++) {
            off += Math.abs(one[k] - other[k]);
            size += Math.abs(one[k]);
        }
        return off < SETTLED * size;
    }

    double[] keep() {
        return keep;
    }

    double[] gain(int reading) {
        return gains[Math.min(reading, gains.length - 1)];
    }

    double spread(int reading) {
        return spread[Math.min(reading, spread.length - 1)];
    }

    /**
     * What is left after all readings are known but one: of that one, the noise's mean from the others (Bryson and
     * Frazier's smoother, the reading's own part then taken out). The gains are those of a trace that misses none, so
     * that beside a missing reading the mean is off by less than a tenth of the white noise.
     *
     * @param residuals readings minus levels, not a number where there is none, shape [n]
     * @return expected noise, shape [n]
     */
    float[] fromOthers(float[] residuals) {
        int n = residuals.length;
        int processes = keep.length;
        float[] expected = new float[n];
        double[] x = new double[processes];
        for (int i = 0; i < n; i++) {
            double sum = sum(x);
            expected[i] = (float) sum;
            move(x, gain(i), Float.isNaN(residuals[i]) ? 0 : residuals[i] - sum);
        }
        double left = leftVariance();
        double alone = 1 / (1 / left - 1);
        double[] adjoint = new double[processes];
        for (int i = n - 1; i >= 0; i--) {
            boolean missing = Float.isNaN(residuals[i]);
            double[] gain = gain(i);
            double back = 0;
            for (int k = 0; k < processes; k++) {
                adjoint[k] *= keep[k];
                back += gain[k] * adjoint[k];
            }
            double here = missing ? 0 : (residuals[i] - expected[i]) / spread(i) - back;
            double smooth = expected[i];
            for (int k = 0; k < processes; k++) {
                adjoint[k] += here;
                smooth += gain[k] * spread(i) * adjoint[k];
            }
            expected[i] = (float) (missing ? smooth : alone * (smooth / left - residuals[i]));
        }
        return expected;
    }

    /** Log-likelihood of residuals (not a number where there is none), with the white variance that suits them best. */
    double logLikelihood(float[] residuals) {
        return fit(residuals)[0];
    }

    /** The standard deviation of white noise that suits residuals best. */
    double whiteDeviation(float[] residuals) {
        return fit(residuals)[1];
    }

    private double[] fit(float[] residuals) {
        double[] x = new double[keep.length];
        double squares = 0;
        double logs = 0;
        int count = 0;
        for (int i = 0; i < residuals.length; i++) {
            double off = 0;
            if (!Float.isNaN(residuals[i])) {
                off = residuals[i] - sum(x);
                squares += off * off / spread(i);
                logs += Math.log(spread(i));
                count++;
            }
            move(x, gain(i), off);
        }
        return new double[] {-0.5 * (count * Math.log(squares / count) + logs), Math.sqrt(squares / count)};
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum;
    }

    private void move(double[] x, double[] gain, double off) {
        for (int k = 0; k < x.length; k++) {
            x[k] = keep[k] * (x[k] + gain[k] * off);
        }
    }

    /** Variance of the noise at a reading in the middle of the trace as known from the others. */
    double varianceFromOthers() {
        return 1 / (1 / leftVariance() - 1);
    }

    /** Variance of the noise at a reading in the middle of the trace when all readings are known. */
    private double leftVariance() {
        int n = keep.length;
        double[] gain = gains[gains.length - 1];
        double all = spread[spread.length - 1];
        // How sure the readings that follow are: N = h h'/S + L' N L, L = F (1 - g h').
        double[][] sure = new double[n][n];
        for (int pass = 0; pass < LONGEST_START; pass++) {
            double[] row = new double[n];
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    row[k] += gain[j] * keep[j] * sure[j][k] * keep[k];
                }
            }
            double both = 0;
            for (int k = 0; k < n; k++) {
                both += row[k] * gain[k];
            }
            double[][] next = new double[n][n];
            double moved = 0;
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    next[k][j] = keep[k] * keep[j] * sure[k][j] - row[k] - row[j] + both + 1 / all;
                    moved += Math.abs(next[k][j] - sure[k][j]);
                }
            }
            sure = next;
            if (moved < SETTLED * n) {
                break;
            }
        }
        double variance = all - 1;
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                variance -= all * gain[k] * sure[k][j] * gain[j] * all;
            }
        }
        return Math.max(1e-9, Math.min(variance, 1 - 1e-9));
    }
}
