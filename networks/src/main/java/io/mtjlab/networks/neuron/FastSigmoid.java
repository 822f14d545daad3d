package io.mtjlab.networks.neuron;

/**
 * The logistic function for rows of floats, within 2e-7 of the exact one. A rational function of odd symmetry,
 * {@code 1/2 + x P(x^2)/Q(x^2)} with P and Q of degree 4, minimax on [-17, 17] (error 5e-9 before rounding) and clipped
 * outside: it has no table, no branch and no bit pattern, so that the compiler turns its loops into vector code. They
 * are short for the same reason: one loop over all of it is too long for the compiler to unroll, and takes three times
 * as long.
 *
 * <p>Holds scratch space: one for each thread.
 */
public final class FastSigmoid {

    /** From here on the logistic function is 0 or 1 to single precision. */
    private static final float END = 17f;

    private static final float P0 = 0.25f;
    private static final float P1 = 0.008378874510526657f;
    private static final float P2 = 5.509080074261874e-05f;
    private static final float P3 = 8.250562189004995e-08f;
    private static final float P4 = 1.3768621659471236e-11f;
    private static final float Q1 = 0.11684877425432205f;
    private static final float Q2 = 0.0016244440339505672f;
    private static final float Q3 = 5.21199535796768e-06f;
    private static final float Q4 = 3.1537290556826747e-09f;

    private final float[] numerator;
    private final float[] denominator;

    /** @param longest row that will be given */
    public FastSigmoid(int longest) {
        numerator = new float[longest];
        denominator = new float[longest];
    }

    /**
     * {@code values[j] = 1/(1 + exp(-gain[j] (values[j] + bias[j])))}; NaN stays NaN.
     *
     * @param values shape [n] or longer: the weighted sums on entry, the answers on return
     * @param bias shape [n]
     * @param gain shape [n]
     */
    public void apply(float[] values, float[] bias, float[] gain, int n) {
        for (int j = 0; j < n; j++) {
            values[j] = Math.max(-END, Math.min(END, gain[j] * (values[j] + bias[j])));
        }
        for (int j = 0; j < n; j++) {
            float u = values[j] * values[j];
            numerator[j] = Math.fma(Math.fma(Math.fma(Math.fma(P4, u, P3), u, P2), u, P1), u, P0);
        }
        for (int j = 0; j < n; j++) {
            float u = values[j] * values[j];
            denominator[j] = Math.fma(Math.fma(Math.fma(Math.fma(Q4, u, Q3), u, Q2), u, Q1), u, 1f);
        }
        for (int j = 0; j < n; j++) {
            values[j] = Math.max(0f, Math.min(1f, 0.5f + values[j] * numerator[j] / denominator[j]));
        }
    }
}
