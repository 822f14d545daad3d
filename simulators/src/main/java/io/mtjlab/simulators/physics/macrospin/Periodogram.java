package io.mtjlab.simulators.physics.macrospin;

/** Squared magnitude of the discrete Fourier transform, by Cooley and Tukey's method. */
final class Periodogram {

    private Periodogram() {}

    /**
     * Of {@code n} samples from {@code from} on, their mean taken out; n is a power of two.
     *
     * @return bins 0 to n/2, shape [n/2 + 1], without a unit
     */
    static double[] of(double[] samples, int from, int n) {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += samples[from + i] / n;
        }
        double[] re = new double[n];
        double[] im = new double[n];
        int bits = Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++) {
            re[Integer.reverse(i) >>> (32 - bits)] = samples[from + i] - mean;
        }
        for (int half = 1; half < n; half *= 2) {
            for (int j = 0; j < half; j++) {
                double cos = Math.cos(Math.PI * j / half);
                double sin = -Math.sin(Math.PI * j / half);
                for (int a = j; a < n; a += 2 * half) {
                    int b = a + half;
                    double x = re[b] * cos - im[b] * sin;
                    double y = re[b] * sin + im[b] * cos;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
        double[] power = new double[n / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
        return power;
    }
}
