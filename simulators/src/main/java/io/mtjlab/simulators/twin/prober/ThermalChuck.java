package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * A chuck that is heated and cooled: it goes to its set-point with one time constant (an assumption: some minutes for a
 * step, as thermal chucks take), told in steps of a second.
 */
final class ThermalChuck implements Waveform {

    static final double ROOM_CELSIUS = 22.85;
    static final double LOWEST_CELSIUS = -60;
    static final double HIGHEST_CELSIUS = 300;
    private static final double ZERO_CELSIUS = 273.15;
    private static final double TAU_SECONDS = 60;
    private static final long STEP_NANOS = 1_000_000_000L;

    /** So near it counts as there. */
    private static final double SETTLED_CELSIUS = 0.1;

    private double from = ROOM_CELSIUS;
    private double setPoint = ROOM_CELSIUS;
    private long begun;
    private boolean controlled;

    void set(double celsius, long nanos) {
        from = celsius(nanos);
        setPoint = celsius;
        begun = nanos;
        controlled = true;
    }

    void powerOn() {
        from = ROOM_CELSIUS;
        setPoint = ROOM_CELSIUS;
        controlled = false;
    }

    boolean controlled() {
        return controlled;
    }

    double setPointCelsius() {
        return setPoint;
    }

    double celsius(long nanos) {
        long steps = (nanos - begun) / STEP_NANOS;
        return setPoint + (from - setPoint) * Math.exp(-steps / TAU_SECONDS);
    }

    /** As the station's software says it. */
    String word(long nanos) {
        if (!controlled) {
            return "Standby";
        }
        double missing = setPoint - celsius(nanos);
        return Math.abs(missing) < SETTLED_CELSIUS ? "Controlling" : missing > 0 ? "Heating" : "Cooling";
    }

    @Override
    public double valueAt(long nanos) {
        return celsius(nanos) + ZERO_CELSIUS;
    }

    @Override
    public long nextStepAfter(long nanos) {
        boolean moving = Math.abs(celsius(nanos) - setPoint) > SETTLED_CELSIUS / 100;
        return moving ? begun + ((nanos - begun) / STEP_NANOS + 1) * STEP_NANOS : Long.MAX_VALUE;
    }
}
