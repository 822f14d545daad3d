package io.mtjlab.instruments.wiring;

import java.util.function.DoublePredicate;

/**
 * A trapezoid of height 1 behind one pole of time constant tau. A ramp of slope 1 that begins at 0 comes out as
 *
 * <pre>
 *   f(t) = t - tau (1 - exp(-t / tau)),    t > 0,
 * </pre>
 *
 * and the trapezoid is four of them, with 0 to 100 % edges T = t(10-90 %) / 0.8. All crossings are found by bisection to
 * rounding.
 */
final class PulseShape {

    private static final double EDGE_FRACTION = 0.8;

    private static final int HALVINGS = 200;

    private final double riseEdge;
    private final double fallEdge;
    private final double fallStart;
    private final double tau;
    private final double peakTime;
    private final double peak;

    /** @param widthSeconds at half height, edges 10 % to 90 % */
    PulseShape(double widthSeconds, double riseSeconds, double fallSeconds, double tau) {
        this.riseEdge = riseSeconds / EDGE_FRACTION;
        this.fallEdge = fallSeconds / EDGE_FRACTION;
        this.fallStart = widthSeconds + riseEdge / 2 - fallEdge / 2;
        this.tau = tau;
        // The output rises as long as the input stands above it.
        this.peakTime = tau == 0 ? fallStart : lastTrue(fallStart, fallStart + fallEdge, t -> input(t) >= value(t));
        this.peak = value(peakTime);
    }

    /** Fraction of the height that is reached. */
    double peak() {
        return peak;
    }

    double width() {
        return fallingThrough(0.5) - risingThrough(0.5);
    }

    double rise() {
        return risingThrough(0.9) - risingThrough(0.1);
    }

    double fall() {
        return fallingThrough(0.1) - fallingThrough(0.9);
    }

    private double risingThrough(double fraction) {
        return lastTrue(0, peakTime, t -> value(t) < fraction * peak);
    }

    private double fallingThrough(double fraction) {
        double end = fallStart + fallEdge + 40 * tau;
        return lastTrue(peakTime, end, t -> value(t) >= fraction * peak);
    }

    private static double lastTrue(double from, double to, DoublePredicate holds) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = 0.5 * (low + high);
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private double input(double t) {
        return edge(t, riseEdge, 0) - edge(t - fallStart, fallEdge, 0);
    }

    private double value(double t) {
        return edge(t, riseEdge, tau) - edge(t - fallStart, fallEdge, tau);
    }

    /** A step of height 1 that begins at 0, linear over {@code length}, behind a pole. */
    private static double edge(double t, double length, double tau) {
        if (length == 0) {
            return t < 0 ? 0 : tau == 0 ? 1 : -Math.expm1(-t / tau);
        }
        return (ramp(t, tau) - ramp(t - length, tau)) / length;
    }

    private static double ramp(double t, double tau) {
        return t <= 0 ? 0 : tau == 0 ? t : t + tau * Math.expm1(-t / tau);
    }
}
