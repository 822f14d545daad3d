package io.mtjlab.networks.recurrent;

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
    private final double[] inverse;
    private final double[] gain;

    /**
     * @param size of the regressor
     * @param forgetting lambda, above 0 and at most 1
     */
    public RecursiveLeastSquares(int size, double forgetting) {
        this.size = size;
        this.forgetting = forgetting;
        this.inverse = new double[size * size];
        this.gain = new double[size];
    }

    /** Forgets everything. */
    public void reset(double alpha) {
        java.util.Arrays.fill(inverse, 0);
        for (int i = 0; i < size; i++) {
            inverse[i * size + i] = 1 / alpha;
        }
    }

    /** Takes a sample's regressor, shape [size]; {@link #correct} then turns weights by its error. */
    public void see(double[] regressor) {
        // Loops over local arrays, row by row: these are what the compiler makes vector instructions of.
        double[] p = inverse;
        double[] k = gain;
        int n = size;
        java.util.Arrays.fill(k, 0);
        for (int i = 0; i < n; i++) {
            addTo(k, regressor[i], p, i * n, n);
        }
        double c = forgetting;
        for (int i = 0; i < n; i++) {
            c += k[i] * regressor[i];
        }
        double fade = 1 / forgetting;
        for (int i = 0; i < n; i++) {
            fadeAndSubtract(p, i * n, fade, k[i] / c * fade, k, n);
        }
        for (int i = 0; i < n; i++) {
            k[i] /= c;
        }
    }

    private static void addTo(double[] sum, double factor, double[] row, int begin, int n) {
        for (int j = 0; j < n; j++) {
            sum[j] += factor * row[begin + j];
        }
    }

    private static void fadeAndSubtract(double[] row, int begin, double fade, double factor, double[] k, int n) {
        for (int j = 0; j < n; j++) {
            row[begin + j] = row[begin + j] * fade - factor * k[j];
        }
    }

    /** Turns weights by the error that they made at the sample last seen, output less target. */
    public void correct(double[] weights, double error) {
        for (int i = 0; i < size; i++) {
            weights[i] -= error * gain[i];
        }
    }
}
