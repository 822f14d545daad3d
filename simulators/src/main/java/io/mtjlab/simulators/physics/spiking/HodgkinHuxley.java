package io.mtjlab.simulators.physics.spiking;

/**
 * The membrane of the squid's giant axon, the neuron that spintronic ones are compared with: A. L. Hodgkin and A. F.
 * Huxley, J. Physiol. 117, 500 (1952), whose equations are eqs. (7) to (9) of Rodrigues et al. (2023).
 *
 * <pre>
 * C dV/dt = I - g_Na m^3 h (V - V_Na) - g_K n^4 (V - V_K) - g_L (V - V_L)
 * dx/dt   = a_x(V) (1 - x) - b_x(V) x,   x = m, h, n
 * </pre>
 *
 * <p>C = 1 uF/cm^2; g_Na, g_K, g_L = 120, 36, 0.3 mS/cm^2; at 6.3 degrees Celsius. Potentials count inside against
 * outside with the rest at -65 mV, so V_Na, V_K, V_L = 50, -77, -54.387 mV (1952: 115, -12, 10.613 mV from rest, with
 * the opposite sign). Not thread-safe.
 */
public final class HodgkinHuxley {

    private static final double FARAD = 1e-2;
    private static final double SODIUM_SIEMENS = 1200;
    private static final double POTASSIUM_SIEMENS = 360;
    private static final double LEAK_SIEMENS = 3;
    private static final double SODIUM_MILLIVOLTS = 50;
    private static final double POTASSIUM_MILLIVOLTS = -77;
    private static final double LEAK_MILLIVOLTS = -54.387;
    private static final double REST_MILLIVOLTS = -65;
    private static final double PER_MILLI = 1e-3;

    /** V in mV, m, h, n. */
    private double[] state;

    /** At rest. */
    public HodgkinHuxley() {
        double[] rates = rates(REST_MILLIVOLTS);
        state = new double[] {
            REST_MILLIVOLTS,
            rates[0] / (rates[0] + rates[1]),
            rates[2] / (rates[2] + rates[3]),
            rates[4] / (rates[4] + rates[5])
        };
    }

    /** V. */
    public double millivolts() {
        return state[0];
    }

    /** One step of the classical Runge-Kutta method; 10 us and less are exact to a microvolt. */
    public void advance(double amperesPerSquareMetre, double stepSeconds) {
        double[] a = slope(state, amperesPerSquareMetre);
        double[] b = slope(along(a, stepSeconds / 2), amperesPerSquareMetre);
        double[] c = slope(along(b, stepSeconds / 2), amperesPerSquareMetre);
        double[] d = slope(along(c, stepSeconds), amperesPerSquareMetre);
        double[] next = state.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += stepSeconds / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
        }
        state = next;
    }

    private double[] along(double[] slope, double seconds) {
        double[] there = state.clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += seconds * slope[i];
        }
        return there;
    }

    private static double[] slope(double[] at, double amperesPerSquareMetre) {
        double v = at[0];
        double m = at[1];
        double h = at[2];
        double n = at[3];
        double membrane = SODIUM_SIEMENS * m * m * m * h * (v - SODIUM_MILLIVOLTS)
                + POTASSIUM_SIEMENS * n * n * n * n * (v - POTASSIUM_MILLIVOLTS)
                + LEAK_SIEMENS * (v - LEAK_MILLIVOLTS);
        double[] r = rates(v);
        return new double[] {
            (amperesPerSquareMetre / PER_MILLI - membrane) / FARAD,
            r[0] * (1 - m) - r[1] * m,
            r[2] * (1 - h) - r[3] * h,
            r[4] * (1 - n) - r[5] * n
        };
    }

    /** a_m, b_m, a_h, b_h, a_n, b_n in 1/s. */
    private static double[] rates(double millivolts) {
        double u = millivolts - REST_MILLIVOLTS;
        return new double[] {
            1e3 * linoid(25 - u, 10),
            4e3 * Math.exp(-u / 18),
            70 * Math.exp(-u / 20),
            1e3 / (Math.exp((30 - u) / 10) + 1),
            100 * linoid(10 - u, 10),
            125 * Math.exp(-u / 80)
        };
    }

    /** (x/scale)/(exp(x/scale) - 1), which is 1 at 0. */
    private static double linoid(double x, double scale) {
        double y = x / scale;
        return Math.abs(y) < 1e-9 ? 1 : y / Math.expm1(y);
    }
}
