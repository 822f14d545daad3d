package io.mtjlab.networks.recurrent;

import java.util.Arrays;

/**
 * Recursive least squares with forgetting: the weights that minimise the sum of lambda^age error^2, one sample at a time.
 *
 * <pre>k = P x,  c = lambda + x.k,  w -= (error/c) k,  P = (P - k k'/c)/lambda</pre>
 *
 * <p>P starts as 1/alpha times the unit matrix (Sussillo and Abbott 2009, eqs. 4 and 5, there without forgetting).
 */
public final class RecursiveLeastSquares {

    private final int size;
    private final double forgetting;
    /** P by rows, one more of nothing where their number is odd: they are gone through in pairs. */
    private final double[][] inverse;

    private final double[] sample;
    private double[] gain;
    private double[] before;
    /** Divides the gain; that sample's part is taken out of P with the next look at it. */
    private double scale;

    /**
     * @param size of the regressor
     * @param forgetting lambda, above 0 and at most 1
     */
    public RecursiveLeastSquares(int size, double forgetting) {
        int rows = size + size % 2;
        this.size = size;
        this.forgetting = forgetting;
        this.inverse = new double[rows][size];
        this.sample = new double[rows];
        this.gain = new double[rows];
        this.before = new double[rows];
    }

    /** Forgets everything. */
    public void reset(double alpha) {
        for (int i = 0; i < size; i++) {
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = forgetting / alpha; // the first look divides by the forgetting
        }
        Arrays.fill(gain, 0);
        scale = 1;
    }

    /** Takes a sample's regressor, shape [size]; {@link #correct} then turns weights by its error. */
    public void see(double[] regressor) {
        System.arraycopy(regressor, 0, sample, 0, size);
        double[] x = sample;
        double[] old = gain;
        double[] k = before;
        double fade = 1 / forgetting;
        Arrays.fill(k, 0);
        // One pass over P: what the last sample leaves of two rows, and their part of this sample's gain.
        for (int i = 0; i < x.length; i += 2) {
            double first = old[i] / scale * fade;
            double second = old[i + 1] / scale * fade;
            pass(inverse[i], inverse[i + 1], fade, first, second, old, x[i], x[i + 1], k);
        }
        double c = forgetting;
        for (int i = 0; i < size; i++) {
            c += k[i] * x[i];
        }
        scale = c;
        before = old;
        gain = k;
    }

    /** On local arrays alone: this is what the compiler makes vector instructions of. */
    private static void pass(
            double[] p,
            double[] q,
            double fade,
            double pFactor,
            double qFactor,
            double[] old,
            double px,
            double qx,
            double[] k) {
        for (int j = 0; j < p.length; j++) {
            double left = p[j] * fade - pFactor * old[j];
            double right = q[j] * fade - qFactor * old[j];
            p[j] = left;
            q[j] = right;
            k[j] = k[j] + px * left + qx * right;
        }
    }

    /** Turns weights by the error that they made at the sample last seen, output less target. */
    public void correct(double[] weights, double error) {
        for (int i = 0; i < size; i++) {
            weights[i] -= error * (gain[i] / scale);
        }
    }
}
