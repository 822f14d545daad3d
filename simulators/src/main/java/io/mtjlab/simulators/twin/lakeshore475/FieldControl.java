package io.mtjlab.simulators.twin.lakeshore475;

import java.util.function.DoubleSupplier;

import io.mtjlab.simulators.wiring.Trajectory;

/**
 * Closed-loop field control of the 475: its analogue output programs a magnet's supply so that the probe feels the set
 * point. The set point ramps; a proportional and an integral part act on what is missing, ten times a second:
 *
 * <pre>dv/dt = (P de/dt + I e) / S,  |dv/dt| &lt;= slope limit,  |v| &lt;= 10 V</pre>
 *
 * S, 1000 Oe a volt (and second), scales the loop; how the real one is scaled is not in print. Off, the output keeps its
 * volts.
 */
final class FieldControl implements Trajectory {

    private static final long STEP_NANOS = 100_000_000;
    private static final double FULL_VOLTS = 10;
    private static final double OERSTED_PER_VOLT = 1_000;

    /** A supply that 10 V bring to 12 A, such as a BOP 36-12. */
    private static final double AMPERES_PER_VOLT = 1.2;

    /** What the loop is told: set point and ramp in oersted, ramp and slope limit by the minute. */
    record Loop(
            boolean closed,
            double setPointOersted,
            double proportional,
            double integral,
            double oerstedPerMinute,
            double voltsPerMinute) {
        static final Loop OFF = new Loop(false, 0, 1, 1, 100, 10);
    }

    private final DoubleSupplier probeOersted;
    private Loop loop = Loop.OFF;
    private double rampedOersted;
    private double lastError;
    private double volts;
    private long stepped;

    /** @param probeOersted the field at the moment that the bench's history has reached */
    FieldControl(DoubleSupplier probeOersted, long nanos) {
        this.probeOersted = probeOersted;
        this.stepped = nanos;
    }

    void set(Loop next, long nanos) {
        if (next.closed() && !loop.closed()) {
            rampedOersted = probeOersted.getAsDouble();
            lastError = 0;
            stepped = nanos;
        }
        loop = next;
    }

    /** The output at zero, as after power-on. */
    void release(long nanos) {
        loop = Loop.OFF;
        volts = 0;
        stepped = nanos;
    }

    double volts() {
        return volts;
    }

    private void step() {
        double minutes = STEP_NANOS / 60e9;
        double missing = loop.setPointOersted() - rampedOersted;
        double ramp = loop.oerstedPerMinute() > 0 ? loop.oerstedPerMinute() * minutes : Math.abs(missing);
        rampedOersted += Math.max(-ramp, Math.min(ramp, missing));
        double error = rampedOersted - probeOersted.getAsDouble();
        double wanted = (loop.proportional() * (error - lastError) + loop.integral() * error * STEP_NANOS * 1e-9)
                / OERSTED_PER_VOLT;
        lastError = error;
        double most = loop.voltsPerMinute() * minutes;
        double next = volts + Math.max(-most, Math.min(most, wanted));
        volts = Math.max(-FULL_VOLTS, Math.min(FULL_VOLTS, next));
    }

    @Override
    public double amperesAt(long nanos) {
        while (loop.closed() && nanos >= stepped + STEP_NANOS) {
            stepped += STEP_NANOS;
            step();
        }
        return volts * AMPERES_PER_VOLT;
    }

    @Override
    public long nextStepAfter(long nanos) {
        return loop.closed() ? Math.max(stepped + STEP_NANOS, nanos + 1) : Long.MAX_VALUE;
    }
}
