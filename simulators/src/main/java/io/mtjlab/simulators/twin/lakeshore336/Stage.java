package io.mtjlab.simulators.twin.lakeshore336;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * A heated stage: one heat capacity, one resistance to surroundings at room temperature, a heater under a controller
 * with proportional, integral and derivative parts, worked out once a second of lab time.
 *
 * <pre>C dT/dt = P - (T - T_0) / R;  P = gain (e + I integral(e) dt + D de/dt), within the heater's range</pre>
 */
final class Stage implements Waveform {

    static final double ROOM_KELVIN = 296;
    static final double KELVIN_PER_WATT = 4;
    static final double TAU_SECONDS = 120;
    private static final long STEP_NANOS = 1_000_000_000L;

    /** What is left of a change when the stage counts as settled. */
    private static final double SETTLED_KELVIN = 1e-3;

    /**
     * What the heater is to do.
     *
     * @param read what the controller makes of the stage's temperature: its sensor, that one's curve, its own error
     * @param manualPercent of the watts
     * @param tripKelvin a reading beyond it switches the heater off; 0 for never
     */
    record Control(
            boolean closedLoop,
            double setPointKelvin,
            double rampKelvinPerMinute,
            double proportional,
            double integral,
            double derivative,
            double manualPercent,
            double mostWatts,
            DoubleUnaryOperator read,
            double tripKelvin) {}

    /** The coldest and the hottest since it was begun anew. */
    static final class Extremes {
        private double coldest = Double.POSITIVE_INFINITY;
        private double hottest = Double.NEGATIVE_INFINITY;

        void take(double kelvin) {
            coldest = Math.min(coldest, kelvin);
            hottest = Math.max(hottest, kelvin);
        }

        void anew() {
            coldest = Double.POSITIVE_INFINITY;
            hottest = Double.NEGATIVE_INFINITY;
        }

        double coldest() {
            return coldest;
        }

        double hottest() {
            return hottest;
        }
    }

    private final List<Extremes> watchers = new ArrayList<>();
    private Control control = new Control(false, ROOM_KELVIN, 0, 50, 20, 0, 0, 0, kelvin -> kelvin, 0);
    private boolean tripped;
    private double kelvin = ROOM_KELVIN;
    private double rampedKelvin = ROOM_KELVIN;
    private double integralPercent;
    private double percent;
    private double lastError;
    private long cursor;

    Stage(long nowNanos) {
        cursor = nowNanos;
    }

    /** Extremes that every later temperature is told to. */
    Extremes watch() {
        Extremes extremes = new Extremes();
        watchers.add(extremes);
        return extremes;
    }

    /** Whether the limit has switched the heater off since this was asked last. */
    boolean takeTrip(long nowNanos) {
        follow(nowNanos);
        boolean was = tripped;
        tripped = false;
        return was;
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
        if (control.tripKelvin() > 0 && control.read().applyAsDouble(kelvin) > control.tripKelvin()) {
            tripped = true;
        }
        percent =
                tripped || control.mostWatts() == 0 ? 0 : control.closedLoop() ? loop(target) : control.manualPercent();
        double goal = ROOM_KELVIN + percent / 100 * control.mostWatts() * KELVIN_PER_WATT;
        kelvin = goal + (kelvin - goal) * Math.exp(-1 / TAU_SECONDS);
        watchers.forEach(extremes -> extremes.take(kelvin));
    }

    /** The integral part stands still while the heater is at an end of its range. */
    private double loop(double target) {
        double error = target - control.read().applyAsDouble(kelvin);
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

    /** Of the watts that the range allows. */
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
