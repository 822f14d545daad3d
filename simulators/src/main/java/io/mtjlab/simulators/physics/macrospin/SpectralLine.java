package io.mtjlab.simulators.physics.macrospin;

/**
 * The strongest line in the spectrum of a record, fitted to its periodogram by Whittle's likelihood.
 *
 * <p>The line is that of a damped oscillator in two variables, which a magnetisation near its equilibrium is:
 *
 * <pre>S(f) = [(1 - r) f_0^2 + r f^2]/[(f_0^2 - f^2)^2 + (f df)^2],   f_0^2 = f_r^2 + (df/2)^2</pre>
 *
 * <p>with r between 0 and 1. It is right for a mode that white noise excites, and for one that rings down within the
 * record; a Lorentzian about f_r would miss the tail of the line at -f_r, and with it up to 1 % of f_r for a mode that
 * is eight widths away from zero.
 *
 * @param hertz f_r, the frequency at which the mode rings
 * @param fullWidthHertz df, full width at half maximum; not below the resolution of the record
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
        double[] found = fit(power, from, to, peak);
        return new SpectralLine(found[0] * resolution, 2 * Math.exp(found[1]) * resolution);
    }

    /** Pattern search over centre and logarithm of the half width, both in bins, and r. */
    private static double[] fit(double[] power, int from, int to, int peak) {
        double[] at = {peak, Math.log(Math.max(1, (to - from) / 20.0)), 0.5};
        double[] step = {Math.exp(at[1]), 1, 0.5};
        double best = objective(power, from, to, at);
        while (step[0] > 1e-4 || step[1] > 1e-4) {
            boolean better = false;
            for (int i = 0; i < 2 * at.length; i++) {
                double[] next = at.clone();
                next[i / 2] += i % 2 == 0 ? step[i / 2] : -step[i / 2];
                next[1] = Math.max(Math.log(0.5), next[1]);
                next[2] = Math.max(0, Math.min(1, next[2]));
                double there = objective(power, from, to, next);
                if (there < best) {
                    best = there;
                    at = next;
                    better = true;
                }
            }
            if (!better) {
                for (int i = 0; i < step.length; i++) {
                    step[i] /= 2;
                }
            }
        }
        return at;
    }

    /** Negative log-likelihood, the line's height already at its best. */
    private static double objective(double[] power, int from, int to, double[] at) {
        double half = Math.exp(at[1]);
        double natural = at[0] * at[0] + half * half;
        double sum = 0;
        double logs = 0;
        for (int k = from; k < to; k++) {
            double square = (double) k * k;
            double off = natural - square;
            double inverse = (off * off + 4 * half * half * square) / ((1 - at[2]) * natural + at[2] * square);
            sum += power[k] * inverse;
            logs -= Math.log(inverse);
        }
        int n = to - from;
        return n * Math.log(sum / n) + logs;
    }
}
