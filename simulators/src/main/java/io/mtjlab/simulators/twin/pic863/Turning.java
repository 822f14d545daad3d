package io.mtjlab.simulators.twin.pic863;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * The angle of a stage over lab time: at constant velocity from where it stood to where it was sent, in steps.
 *
 * @param degreesPerSecond above 0
 */
record Turning(double fromDegrees, double toDegrees, long startNanos, double degreesPerSecond) implements Waveform {

    private static final double STEP_DEGREES = 0.5;

    static Turning standing(double degrees) {
        return new Turning(degrees, degrees, 0, 1);
    }

    private long periodNanos() {
        return Math.max(1, Math.round(1e9 * STEP_DEGREES / degreesPerSecond));
    }

    private long steps() {
        return (long) Math.ceil(Math.abs(toDegrees - fromDegrees) / STEP_DEGREES - 1e-9);
    }

    long endNanos() {
        return startNanos + steps() * periodNanos();
    }

    @Override
    public double valueAt(long nanos) {
        if (nanos >= endNanos()) {
            return toDegrees;
        }
        double way = Math.max(0, (nanos - startNanos) / periodNanos()) * STEP_DEGREES;
        return fromDegrees + Math.copySign(way, toDegrees - fromDegrees);
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos >= endNanos()) {
            return Long.MAX_VALUE;
        }
        long done = Math.max(0, (nanos - startNanos) / periodNanos());
        return startNanos + (done + 1) * periodNanos();
    }
}
