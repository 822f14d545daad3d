package io.mtjlab.simulators.twin.kepcobop;

import io.mtjlab.simulators.wiring.Trajectory;

/**
 * The current of a coil on its way to a new value: as fast as the supply's voltage drives it through the inductance,
 * then exponentially with the coil's L/R; in steps, each at the exact current of its middle.
 *
 * <pre>remaining r = target - I:  |dI/dt| = min(|r| / tau, slew)</pre>
 *
 * @param startNanos when it left {@code startAmperes}
 * @param slewAmperesPerSecond the most that the supply's voltage allows
 */
record CoilCurrent(
        long startNanos, double startAmperes, double targetAmperes, double slewAmperesPerSecond, double tauSeconds)
        implements Trajectory {

    /** Steps in a time constant. */
    private static final int STEPS_PER_TAU = 4;

    /** What is left when the current counts as arrived: some thousandths of an oersted. */
    private static final double ARRIVED_AMPERES = 1e-4;

    /** The current without the steps, in ampere. */
    double exactAmperes(long nanos) {
        double seconds = (nanos - startNanos) * 1e-9;
        double distance = targetAmperes - startAmperes;
        double linear = linearSeconds();
        if (seconds <= 0) {
            return startAmperes;
        }
        if (seconds < linear) {
            return startAmperes + Math.copySign(slewAmperesPerSecond * seconds, distance);
        }
        double left = Math.abs(distance) - slewAmperesPerSecond * linear;
        return targetAmperes - Math.copySign(left * Math.exp(-(seconds - linear) / tauSeconds), distance);
    }

    /** How long the supply is at its voltage limit. */
    private double linearSeconds() {
        return Math.max(0, Math.abs(targetAmperes - startAmperes) / slewAmperesPerSecond - tauSeconds);
    }

    private long stepNanos() {
        return Math.round(tauSeconds * 1e9 / STEPS_PER_TAU);
    }

    private long steps() {
        double left = Math.min(Math.abs(targetAmperes - startAmperes), slewAmperesPerSecond * tauSeconds);
        double exponential = left <= ARRIVED_AMPERES ? 0 : tauSeconds * Math.log(left / ARRIVED_AMPERES);
        return (long) Math.ceil((linearSeconds() + exponential) * 1e9 / stepNanos());
    }

    /** When the current has arrived. */
    long endNanos() {
        return startNanos + steps() * stepNanos();
    }

    @Override
    public double amperesAt(long nanos) {
        long step = Math.floorDiv(nanos - startNanos, stepNanos());
        return step >= steps() ? targetAmperes : exactAmperes(startNanos + step * stepNanos() + stepNanos() / 2);
    }

    @Override
    public long nextStepAfter(long nanos) {
        long step = Math.floorDiv(nanos - startNanos, stepNanos());
        return step >= steps() ? Long.MAX_VALUE : startNanos + (Math.max(step, -1) + 1) * stepNanos();
    }
}
