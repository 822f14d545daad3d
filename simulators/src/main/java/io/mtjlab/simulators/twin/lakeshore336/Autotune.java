package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;

/**
 * ATUNE and TUNEST (336 manual, section 6.6): finds the loop's parameters in some minutes while the heater is under
 * control, and gives up at once where it is not. How the instrument finds them is not in print: here they are those that
 * make the loop a given number of seconds fast.
 */
final class Autotune {

    private static final int STAGES = 10;
    private static final long STAGE_NANOS = 30_000_000_000L;

    /** How fast the loop is to be. */
    private static final double LOOP_SECONDS = 20;

    private static final int WITH_INTEGRAL = 1;
    private static final int WITH_DERIVATIVE = 2;

    private int output = 1;
    private int kind;
    private boolean failed;
    private boolean active;
    private long begun;

    /** @param what 0 for P, 1 for P and I, 2 for all three */
    void begin(int whichOutput, int what, boolean controlled, long nanos) {
        output = whichOutput;
        kind = what;
        failed = !controlled;
        active = controlled;
        begun = nanos;
    }

    void stop() {
        active = false;
        failed = false;
    }

    int output() {
        return output;
    }

    /** Whether it has come to its end just now; the caller takes over what it has found. */
    boolean finished(long nanos) {
        if (!active || nanos < begun + STAGES * STAGE_NANOS) {
            return false;
        }
        active = false;
        return true;
    }

    /** P in percent a kelvin; I in thousandths of 10 s; D in percent. */
    double[] found(double mostWatts, double[] before) {
        double kelvinPerPercent = Stage.KELVIN_PER_WATT * mostWatts / 100;
        double proportional = Math.min(1000, Stage.TAU_SECONDS / LOOP_SECONDS / kelvinPerPercent);
        double integral = 10_000 / Stage.TAU_SECONDS;
        return new double[] {
            Math.max(0.1, proportional),
            kind >= WITH_INTEGRAL ? integral : before[1],
            kind == WITH_DERIVATIVE ? 25 : before[2]
        };
    }

    /** Tuning, output, error, stage. */
    String told(long nanos) {
        int stage = active ? (int) Math.min(STAGES - 1L, (nanos - begun) / STAGE_NANOS) : 0;
        return String.format(Locale.ROOT, "%d,%d,%d,%02d", active ? 1 : 0, output, failed ? 1 : 0, stage);
    }
}
