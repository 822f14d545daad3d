package io.mtjlab.simulators.physics.magnetic;

import io.mtjlab.simulators.physics.loop.EnergyLandscape;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;

/**
 * The minima of a layer's energy about the positive and the negative easy axis, and the barriers that keep the layer
 * there, in units of the barrier without a field. Where there is only one minimum, both are it; the one towards which it
 * leans is then as much deeper as turning the layer over would cost.
 *
 * @param positiveRadians angle from the positive easy axis, likewise {@code negativeRadians}
 */
record TwoWells(double positiveRadians, double negativeRadians, double positiveBarrier, double negativeBarrier) {

    private static final double ATTEMPT_SECONDS = 1e-9;
    /** Beyond this power of e a layer stays where it is. */
    private static final double MOST = 600;

    private static final double SAME_RADIANS = 1e-3;

    static TwoWells of(EnergyLandscape landscape) {
        double positive = landscape.slide(0);
        double negative = landscape.slide(Math.PI);
        if (Math.abs(Math.IEEEremainder(positive - negative, 2 * Math.PI)) < SAME_RADIANS) {
            double lean = landscape.energy(Math.PI - positive) - landscape.energy(positive);
            boolean leansPositive = Math.cos(positive) >= 0;
            return new TwoWells(
                    positive, positive, leansPositive ? Math.abs(lean) : 0, leansPositive ? 0 : Math.abs(lean));
        }
        return new TwoWells(positive, negative, landscape.barrier(positive), landscape.barrier(negative));
    }

    /**
     * How long the layer stays in the first, as in the parallel state, and in the second.
     *
     * @param stability D, barrier without a field over the thermal energy
     * @param torque i of the spin-transfer torque, -1 to 1
     */
    DwellTimes dwell(double stability, double torque) {
        return new DwellTimes(
                seconds(stability * positiveBarrier * (1 + torque)),
                seconds(stability * negativeBarrier * (1 - torque)));
    }

    private static double seconds(double barrierOverThermalEnergy) {
        return ATTEMPT_SECONDS * Math.exp(Math.min(MOST, barrierOverThermalEnergy));
    }
}
