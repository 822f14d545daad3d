package io.mtjlab.simulators.twin.lockin;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * White noise behind the poles of {@link PoleCascade}, at any moments that one asks for: two outputs less than a few
 * time constants apart are correlated as they must be.
 *
 * <p>Pole k answers an impulse with {@code h_k(t) = (t/tau)^(k-1) exp(-t/tau) / ((k-1)! tau)}. Over a time dt the poles
 * gain a Gaussian vector of covariance {@code S * integral of h_i h_j}, which is an incomplete gamma function of whole
 * order; S is half the one-sided density, in V^2/Hz. The vector is drawn by Cholesky's factor.
 */
final class FilteredNoise {

    private static final int N = PoleCascade.MOST_POLES;
    private static final double[] FACTORIAL = {1, 1, 2, 6, 24, 120, 720, 5040};

    private final double[] outputs = new double[N];
    private ZigguratSampler.NormalizedGaussian normal;

    FilteredNoise(ZigguratSampler.NormalizedGaussian normal) {
        this.normal = normal;
    }

    /** Starts over in the stationary state. */
    void begin(ZigguratSampler.NormalizedGaussian dice, double density, double tauSeconds) {
        normal = dice;
        java.util.Arrays.fill(outputs, 0);
        advance(1000 * tauSeconds, density, tauSeconds);
    }

    /** @param density one-sided, in V/sqrt(Hz) */
    void advance(double seconds, double density, double tauSeconds) {
        double s = seconds / tauSeconds;
        if (s <= 0) {
            return;
        }
        double decay = Math.exp(-Math.min(s, 700));
        for (int k = N - 1; k >= 0; k--) {
            double term = 1;
            double kept = 0;
            for (int j = 0; j <= k; j++) {
                kept += term * outputs[k - j];
                term *= s / (j + 1);
            }
            outputs[k] = decay == 0 || s > 700 ? 0 : decay * kept;
        }
        double[][] factor = factor(s);
        double scale = density * Math.sqrt(0.5 / tauSeconds);
        double[] dice = new double[N];
        for (int i = 0; i < N; i++) {
            dice[i] = normal.sample();
        }
        for (int i = 0; i < N; i++) {
            double gain = 0;
            for (int j = 0; j <= i; j++) {
                gain += factor[i][j] * dice[j];
            }
            outputs[i] += scale * gain;
        }
    }

    double output(int poles) {
        return outputs[poles - 1];
    }

    /** Cholesky's factor of the covariance over a time s in units of tau, for S/tau = 1. */
    private static double[][] factor(double s) {
        double[][] lower = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance(i, j, s);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                // Over a short time the last poles gain next to nothing, and rounding may make that less than nothing.
                if (i == j) {
                    lower[i][i] = Math.sqrt(Math.max(0, sum));
                } else {
                    lower[i][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
                }
            }
        }
        return lower;
    }

    /** Integral from 0 to s of u^(i+j) exp(-2u) / (i! j!). */
    static double covariance(int i, int j, double s) {
        int m = i + j;
        double x = 2 * s;
        double integral;
        if (x < 1) {
            // gamma(m + 1, x) = x^(m+1) * sum of (-x)^k / (k! (m + 1 + k)): no difference of near-equal numbers.
            double term = 1;
            double sum = 0;
            for (int k = 0; k < 30; k++) {
                sum += term / (m + 1 + k);
                term *= -x / (k + 1);
            }
            integral = Math.pow(x, m + 1) * sum;
        } else {
            double term = 1;
            double sum = 0;
            for (int k = 0; k <= m; k++) {
                sum += term;
                term *= x / (k + 1);
            }
            integral = FACTORIAL[m] * (1 - Math.exp(-x) * sum);
        }
        return integral / Math.pow(2, m + 1) / (FACTORIAL[i] * FACTORIAL[j]);
    }
}
