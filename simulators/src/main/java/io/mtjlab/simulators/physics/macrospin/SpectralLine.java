package io.mtjlab.simulators.physics.macrospin;

/**
 * The strongest line in the spectrum of a record: a Lorentzian fitted to its periodogram by Whittle's likelihood, which
 * is right for noise (a thermally excited mode) and exact for a mode that rings down within the record.
 *
 * @param hertz centre
 * @param fullWidthHertz full width at half maximum; not below the resolution of the record
 */
public record SpectralLine(double hertz, double fullWidthHertz) {

    /** Part of the spectrum that is fitted, about the peak. */
    private static final double WINDOW = 0.5;

    /**
     * @param samples equidistant, shape [n]; the longest power of two at the end is used, at least 64
     */
    public static SpectralLine of(double[] samples, double stepSeconds) {
        int n = Integer.highestOneBit(samples.length);
        if (n < 64) {
            throw new IllegalArgumentException("a spectrum of " + samples.length + " samples: want 64 at least");
        }
        double[] power = Periodogram.of(samples, samples.length - n, n);
        double resolution = 1 / (n * stepSeconds);
        int peak = 1;
        for (int k = 2; k < power.length; k++) {
            peak = power[k] > power[peak] ? k : peak;
        }
        int from = Math.max(1, (int) (peak * (1 - WINDOW)));
        int to = Math.min(power.length, (int) (peak * (1 + WINDOW)) + 2);
        return fit(power, from, to, peak, resolution);
    }

    /** Pattern search over centre and logarithm of the half width, both in bins. */
    private static SpectralLine fit(double[] power, int from, int to, int peak, double resolution) {
        double centre = peak;
        double logWidth = Math.log(Math.max(1, (to - from) / 20.0));
        double stepCentre = Math.exp(logWidth);
        double stepWidth = 1;
        double best = objective(power, from, to, centre, logWidth);
        while (stepCentre > 1e-4 || stepWidth > 1e-4) {
            boolean better = false;
            for (int sign = -1; sign <= 1; sign += 2) {
                double next = objective(power, from, to, centre + sign * stepCentre, logWidth);
                if (next < best) {
                    best = next;
                    centre += sign * stepCentre;
                    better = true;
                }
                double width = Math.max(Math.log(0.5), logWidth + sign * stepWidth);
                next = objective(power, from, to, centre, width);
                if (next < best) {
                    best = next;
                    logWidth = width;
                    better = true;
                }
            }
            if (!better) {
                stepCentre /= 2;
                stepWidth /= 2;
            }
        }
        return new SpectralLine(centre * resolution, 2 * Math.exp(logWidth) * resolution);
    }

    /** Negative log-likelihood, the line's height already at its best. */
    private static double objective(double[] power, int from, int to, double centre, double logWidth) {
        double half = Math.exp(logWidth);
        double sum = 0;
        double logs = 0;
        for (int k = from; k < to; k++) {
            double x = (k - centre) / half;
            double inverse = 1 + x * x;
            sum += power[k] * inverse;
            logs -= Math.log(inverse);
        }
        int n = to - from;
        return n * Math.log(sum / n) + logs;
    }
}
