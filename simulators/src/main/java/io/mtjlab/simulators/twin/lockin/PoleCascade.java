package io.mtjlab.simulators.twin.lockin;

/**
 * One to four equal RC poles in a row, followed exactly through an input that is constant in pieces. With
 * {@code d_k = y_k - u} the distance of pole k's output from the input and {@code s = dt / tau},
 *
 * <pre>d_k(t + dt) = exp(-s) * sum over j of s^j / j! * d_(k-j)(t),  j = 0 .. k-1</pre>
 */
final class PoleCascade {

    static final int MOST_POLES = 4;

    private final double[] outputs = new double[MOST_POLES];

    /** The input has been this for so long. All four poles are followed; a slope uses the first few. */
    void follow(double input, double seconds, double tauSeconds) {
        double s = seconds / tauSeconds;
        if (s > 700) {
            settle(input);
            return;
        }
        double decay = Math.exp(-s);
        for (int k = MOST_POLES - 1; k >= 0; k--) {
            double term = 1;
            double distance = 0;
            for (int j = 0; j <= k; j++) {
                distance += term * (outputs[k - j] - input);
                term *= s / (j + 1);
            }
            outputs[k] = input + decay * distance;
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
