package io.mtjlab.simulators.twin.lakeshore336;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * A heated stage: one heat capacity, one resistance to surroundings at room temperature, a heater under a controller
 * with proportional, integral and derivative parts, worked out once a second of lab time.
 *
 * <pre>C dT/dt = P - (T - T_0) / R;  P = gain (e + I integral(e) dt + D de/dt), within the heater's range</pre>
 */
final class Stage implements Waveform {

    static final double ROOM_KELVIN = 296;
    private static final double KELVIN_PER_WATT = 4;
    static final double TAU_SECONDS = 120;
    private static final long STEP_NANOS = 1_000_000_000L;

    /** What is left of a change when the stage counts as settled. */
    private static final double SETTLED_KELVIN = 1e-3;

    /** What the heater is to do. */
    record Control(
            boolean closedLoop,
            double setPointKelvin,
            double rampKelvinPerMinute,
            double proportional,
            double integral,
            double derivative,
            double manualPercent,
            double mostWatts,
            double limitKelvin) {}

    private Control control = new Control(false, ROOM_KELVIN, 0, 50, 20, 0, 0, 0, 0);
    private double kelvin = ROOM_KELVIN;
    private double rampedKelvin = ROOM_KELVIN;
    private double integralPercent;
    private double percent;
    private double lastError;
    private double lowest = ROOM_KELVIN;
    private double highest = ROOM_KELVIN;
    private boolean tripped;
    private long cursor;

    Stage(long nowNanos) {
        cursor = nowNanos;
    }

    void control(Control next, long nowNanos) {
        follow(nowNanos);
        if (next.closedLoop() && !control.closedLoop()) {
            integralPercent = 0;
        }
        if (next.rampKelvinPerMinute() > 0 && next.setPointKelvin() != control.setPointKelvin()) {
            rampedKelvin = control.setPointKelvin();
        }
        control = next;
    }

    private void follow(long nanos) {
        while (cursor + STEP_NANOS <= nanos) {
            cursor += STEP_NANOS;
            step();
        }
    }

    private void step() {
        double target = control.setPointKelvin();
        if (control.rampKelvinPerMinute() > 0) {
            double most = control.rampKelvinPerMinute() / 60;
            rampedKelvin += Math.max(-most, Math.min(most, target - rampedKelvin));
            target = rampedKelvin;
        } else {
            rampedKelvin = target;
        }
        tripped |= control.limitKelvin() > 0 && kelvin > control.limitKelvin();
        percent =
                control.mostWatts() == 0 || tripped ? 0 : control.closedLoop() ? loop(target) : control.manualPercent();
        double goal = ROOM_KELVIN + percent / 100 * control.mostWatts() * KELVIN_PER_WATT;
        kelvin = goal + (kelvin - goal) * Math.exp(-1 / TAU_SECONDS);
        lowest = Math.min(lowest, kelvin);
        highest = Math.max(highest, kelvin);
    }

    /** True once when it was hotter than its limit: the heater is off since. */
    boolean takeTrip(long nanos) {
        follow(nanos);
        boolean was = tripped;
        tripped = false;
        return was;
    }

    double lowest(long nanos) {
        follow(nanos);
        return lowest;
    }

    double highest(long nanos) {
        follow(nanos);
        return highest;
    }

    void forgetExtremes(long nanos) {
        follow(nanos);
        lowest = kelvin;
        highest = kelvin;
    }

    /** The integral part stands still while the heater is at an end of its range. */
    private double loop(double target) {
        double error = target - kelvin;
        double slope = error - lastError;
        lastError = error;
        double next = integralPercent + control.proportional() * control.integral() / 1000 * error / 10;
        double wanted = control.proportional() * (error + control.derivative() / 100 * slope) + next;
        double held = Math.max(0, Math.min(100, wanted));
        if (held == wanted || (wanted > 100) != (error > 0)) {
            integralPercent = Math.max(0, Math.min(100, next));
        }
        return held;
    }

    boolean ramping(long nanos) {
        follow(nanos);
        return control.rampKelvinPerMinute() > 0 && Math.abs(rampedKelvin - control.setPointKelvin()) > 1e-9;
    }

    double setPointKelvin(long nanos) {
        follow(nanos);
        return control.rampKelvinPerMinute() > 0 ? rampedKelvin : control.setPointKelvin();
    }

    double heaterPercent(long nanos) {
        follow(nanos);
        return percent;
    }

    @Override
    public double valueAt(long nanos) {
        follow(nanos);
        return kelvin;
    }

    @Override
    public long nextStepAfter(long nanos) {
        follow(nanos);
        boolean heated = control.mostWatts() > 0 && (control.closedLoop() || control.manualPercent() > 0);
        boolean warm = Math.abs(kelvin - ROOM_KELVIN) > SETTLED_KELVIN;
        return heated || warm || ramping(nanos) ? cursor + STEP_NANOS : Long.MAX_VALUE;
    }
}
