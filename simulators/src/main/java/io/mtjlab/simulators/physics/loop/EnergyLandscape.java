package io.mtjlab.simulators.physics.loop;

/**
 * Stoner and Wohlfarth's energy of a layer that turns in its plane, in units of mu0 M_s H_k V/2 (the barrier without a
 * field); Phil. Trans. R. Soc. A 240, 599 (1948):
 *
 * <pre>e(phi) = sin^2(phi) - 2 h_easy cos(phi) - 2 h_hard sin(phi),   h = H/H_k</pre>
 *
 * @param easy h along the easy axis
 * @param hard h along the hard axis
 */
public record EnergyLandscape(double easy, double hard) {

    private static final int CELLS = 720;
    private static final double CELL = 2 * Math.PI / CELLS;

    public double energy(double phi) {
        double sin = Math.sin(phi);
        return sin * sin - 2 * easy * Math.cos(phi) - 2 * hard * sin;
    }

    private double slope(double phi) {
        return Math.sin(2 * phi) + 2 * easy * Math.sin(phi) - 2 * hard * Math.cos(phi);
    }

    /** The minimum in rad that a layer at {@code phi} slides into. */
    public double slide(double phi) {
        double way = slope(phi) > 0 ? -CELL : CELL;
        double at = phi;
        for (int i = 0; i < CELLS && energy(at + way) < energy(at); i++) {
            at += way;
        }
        return refine(at - CELL, at + CELL);
    }

    /** Height of the lowest way out of the minimum at {@code phi}; infinite where there is no other minimum. */
    public double barrier(double phi) {
        double up = climb(phi, CELL);
        double down = climb(phi, -CELL);
        return Math.min(up, down);
    }

    /** The minimum beyond the lowest way out. */
    public double beyond(double phi) {
        double way = climb(phi, CELL) <= climb(phi, -CELL) ? CELL : -CELL;
        double at = phi;
        while (energy(at + way) > energy(at)) {
            at += way;
        }
        return slide(at + 2 * way);
    }

    /** Height of the first summit in one direction; infinite where it is passed only to come back to phi. */
    private double climb(double phi, double way) {
        double at = phi + way / 2;
        double top = energy(at);
        int i = 0;
        for (; i < CELLS; i++) {
            double next = energy(at + way);
            if (next < top) {
                break;
            }
            top = next;
            at += way;
        }
        double rest = Math.IEEEremainder(slide(at + way) - phi, 2 * Math.PI);
        return i == CELLS || Math.abs(rest) < CELL ? Double.POSITIVE_INFINITY : top - energy(phi);
    }

    /** Bisects the slope. */
    private double refine(double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (slope(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
