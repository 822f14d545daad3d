package io.mtjlab.simulators.twin.lockin;

/**
 * One to four equal RC poles in a row, followed exactly. Where they would stand if the input had been the same for ever
 * is given for each pole at the beginning and at the end of a time dt; for a constant input u that is u at every pole,
 * for one that turns round it is a turning one ({@link Beat}). With {@code d_k} the distance of pole k's output from
 * there and {@code s = dt / tau},
 *
 * <pre>d_k(t + dt) = exp(-s) * sum over j of s^j / j! * d_(k-j)(t),  j = 0 .. k-1</pre>
 */
final class PoleCascade {

    static final int MOST_POLES = 4;

    private final double[] outputs = new double[MOST_POLES];

    /**
     * All four poles are followed; a slope uses the first few.
     *
     * @param from settled output of each pole at the beginning
     * @param to the same at the end
     */
    void follow(double[] from, double[] to, double seconds, double tauSeconds) {
        double s = seconds / tauSeconds;
        if (s > 700) {
            System.arraycopy(to, 0, outputs, 0, MOST_POLES);
            return;
        }
        double decay = Math.exp(-s);
        for (int k = MOST_POLES - 1; k >= 0; k--) {
            double term = 1;
            double distance = 0;
            for (int j = 0; j <= k; j++) {
                distance += term * (outputs[k - j] - from[k - j]);
                term *= s / (j + 1);
            }
            outputs[k] = to[k] + decay * distance;
        }
    }

    void settle(double input) {
        for (int k = 0; k < MOST_POLES; k++) {
            outputs[k] = input;
        }
    }

    /** @param poles how many the signal runs through, 1 to 4 */
    double output(int poles) {
        return outputs[poles - 1];
    }
}
