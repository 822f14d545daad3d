package io.mtjlab.analysis.stfmr;

import java.util.Arrays;

import io.mtjlab.analysis.likelihood.DotProduct;

/**
 * Posterior density of the places and widths of the peaks of a spectrum, of the size of their amplitudes and of the
 * noise, with everything linear integrated out: amplitudes, offset and, in one of two answers, a slope.
 *
 * <p>What is known before: resonances anywhere in the bounds of {@link LineShape}; ln df flat, and within a spectrum
 * alike to a factor of about 1.6 (the modes of one film share its damping); amplitudes normal about zero with a common
 * deviation s, ln s normal about half of the data's range with 0.7; ln sigma flat; a slope as likely as none, over the
 * window normal with the data's range. Each is wide beside what spectra of a clear peak say; where peaks overlap and the
 * data say little, it keeps them from growing against each other.
 */
final class LineMarginal {

    private static final double LN_WIDTH_SPREAD = 0.35;
    private static final double LN_SIZE_SPREAD = 0.7;

    private final int peaks;
    private final int linear;
    private final double[] x;
    private final double[] y;
    private final double[] t;
    private final double range;
    private final double lowest;
    private final double highest;
    private final double narrowest;
    private final double widest;
    private final double ySquare;

    /** Shape [linear][points]; the last two, offset and slope, do not change. */
    private final double[][] columns;

    private final double[][] gram;
    private final double[][] factor;
    private final double[] right;

    /** @param shape of the peaks, whose bounds hold */
    LineMarginal(LineShape shape, Spectrum spectrum, double[] x, double[] y) {
        this.peaks = shape.peaks();
        this.linear = 2 * peaks + 2;
        this.x = x;
        this.y = y;
        double middle = spectrum.middleHertz();
        double span = spectrum.spanHertz();
        this.t = Arrays.stream(x).map(f -> (f - middle) / span).toArray();
        this.range = Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        this.lowest = shape.parameters().get(0).lower();
        this.highest = shape.parameters().get(0).upper();
        this.narrowest = shape.parameters().get(1).lower();
        this.widest = shape.parameters().get(1).upper();
        this.columns = new double[linear][x.length];
        Arrays.fill(columns[linear - 2], 1);
        columns[linear - 1] = t;
        this.gram = new double[linear][linear];
        this.factor = new double[linear][linear];
        this.right = new double[linear];
        this.ySquare = DotProduct.of(y, y);
    }

    /** {@code fr_k, ln df_k} alternating, ln s, ln sigma. */
    int size() {
        return 2 * peaks + 2;
    }

    double range() {
        return range;
    }

    double lnSizeSpread() {
        return LN_SIZE_SPREAD;
    }

    double lnWidthSpread() {
        return LN_WIDTH_SPREAD;
    }

    /**
     * What the data say about the linear parameters once the others are given: {@code VS_k VA_k}, VC, slope times span.
     *
     * @param log density without a slope, and with one
     * @param inverse inverse of the Cholesky factor of their information; its leading block is that without the slope
     * @param forward inverse times the data
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Conditional(double log, double logWithSlope, double[][] inverse, double[] forward) {

        static final Conditional IMPOSSIBLE =
                new Conditional(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, new double[0][0], new double[0]);

        double logBoth() {
            double largest = Math.max(log, logWithSlope);
            return largest == Double.NEGATIVE_INFINITY
                    ? largest
                    : largest + Math.log(Math.exp(log - largest) + Math.exp(logWithSlope - largest));
        }

        double probabilityOfSlope() {
            return 1 / (1 + Math.exp(log - logWithSlope));
        }

        private int size(boolean slope) {
            return slope ? forward.length : forward.length - 1;
        }

        double mean(int j, boolean slope) {
            double mean = 0;
            for (int i = j; i < size(slope); i++) {
                mean += inverse[i][j] * forward[i];
            }
            return mean;
        }

        /** Of a sum of the linear parameters with these factors. */
        double variance(double[] factors, boolean slope) {
            double sum = 0;
            for (int i = 0; i < size(slope); i++) {
                double along = 0;
                for (int j = 0; j <= i; j++) {
                    along += inverse[i][j] * factors[j];
                }
                sum += along * along;
            }
            return sum;
        }

        double covariance(int j, int k, boolean slope) {
            double sum = 0;
            for (int i = Math.max(j, k); i < size(slope); i++) {
                sum += inverse[i][j] * inverse[i][k];
            }
            return sum;
        }
    }

    Conditional at(double[] theta) {
        double lnSize = theta[2 * peaks];
        double lnSigma = theta[2 * peaks + 1];
        double log = 0;
        double meanWidth = 0;
        for (int k = 0; k < peaks; k++) {
            double fr = theta[2 * k];
            double df = Math.exp(theta[2 * k + 1]);
            boolean ordered = k == 0 || fr > theta[2 * k - 2];
            if (!ordered || !(fr >= lowest && fr <= highest && df >= narrowest && df <= widest)) {
                return Conditional.IMPOSSIBLE;
            }
            meanWidth += theta[2 * k + 1] / peaks;
            fill(columns[2 * k], columns[2 * k + 1], fr, df);
        }
        for (int k = 0; k < peaks; k++) {
            double off = (theta[2 * k + 1] - meanWidth) / LN_WIDTH_SPREAD;
            log -= 0.5 * off * off;
        }
        double off = (lnSize - Math.log(0.5 * range)) / LN_SIZE_SPREAD;
        log -= 0.5 * off * off;
        double precision = Math.exp(-2 * lnSigma);
        factorise(precision, Math.exp(-2 * lnSize));
        double[] forward = new double[linear];
        double[][] inverse = new double[linear][linear];
        double explained = 0;
        double withoutSlope = 0;
        for (int i = 0; i < linear; i++) {
            double rest = right[i];
            for (int j = 0; j < i; j++) {
                rest -= factor[i][j] * forward[j];
            }
            forward[i] = rest / factor[i][i];
            invertRow(inverse, i);
            if (i == linear - 1) {
                withoutSlope = log + 0.5 * explained;
            }
            explained += forward[i] * forward[i];
            log -= Math.log(factor[i][i]);
            if (i == linear - 2) {
                log -= x.length * lnSigma + 0.5 * precision * ySquare + 2 * peaks * lnSize;
            }
        }
        return new Conditional(withoutSlope, log + 0.5 * explained - Math.log(range), inverse, forward);
    }

    private void invertRow(double[][] inverse, int i) {
        inverse[i][i] = 1 / factor[i][i];
        for (int j = 0; j < i; j++) {
            double rest = 0;
            for (int k = j; k < i; k++) {
                rest -= factor[i][k] * inverse[k][j];
            }
            inverse[i][j] = rest / factor[i][i];
        }
    }

    /** Cholesky factor of the information about the linear parameters. */
    private void factorise(double precision, double sizePrecision) {
        for (int i = 0; i < linear; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = precision * DotProduct.of(columns[i], columns[j]);
            }
            right[i] = precision * DotProduct.of(columns[i], y);
        }
        for (int i = 0; i < 2 * peaks; i++) {
            gram[i][i] += sizePrecision;
        }
        gram[linear - 1][linear - 1] += 1 / (range * range);
        for (int i = 0; i < linear; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = gram[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-14 * gram[i][i])) : rest / factor[j][j];
            }
        }
    }

    private void fill(double[] symmetric, double[] antisymmetric, double fr, double df) {
        double scale = 2 / df;
        for (int i = 0; i < x.length; i++) {
            double d = scale * (fr - x[i]);
            double s = 1 / (1 + d * d);
            symmetric[i] = s;
            antisymmetric[i] = 2 * d * s;
        }
    }
}
