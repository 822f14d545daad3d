package io.mtjlab.simulators.physics.neuron;

import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;

/**
 * A field that goes up or down in equal steps through multiples of the step, is read once in each, and finds out where
 * the junction switches.
 *
 * <p>The switching law is the hazard summed over the staircase: F_k = 1 - exp(-sum of dt/tau(H)) up to the reading at
 * H_k. The median lies where F, interpolated linearly between the last reading before and the first after the switch,
 * passes 1/2; an estimate that puts each switch into the interval between those two readings estimates this.
 *
 * @param stepOersted above 0
 * @param secondsPerStep above 0
 * @param secondsToReading from the arrival at a step to its reading, above 0, at most {@code secondsPerStep}
 */
public record StaircaseSweep(double stepOersted, double secondsPerStep, double secondsToReading) {

    public StaircaseSweep {
        if (!(stepOersted > 0 && secondsPerStep > 0 && secondsToReading > 0 && secondsToReading <= secondsPerStep)) {
            throw new IllegalArgumentException("staircase of " + stepOersted + " Oe and " + secondsPerStep
                    + " s, read after " + secondsToReading + " s: want all above 0 and the reading within the step");
        }
    }

    /** Median field in oersted of the switch from AP to P under rising field. */
    public double medianUp(ThermalBarrier barrier) {
        return median(barrier, 1);
    }

    /** Median field in oersted of the switch from P to AP under falling field. */
    public double medianDown(ThermalBarrier barrier) {
        return median(barrier, -1);
    }

    private double median(ThermalBarrier barrier, int direction) {
        // Start where the unfavoured state is the other one by the whole barrier: no hazard worth counting before.
        long step =
                Math.round(direction * (barrier.centreOersted() - direction * barrier.scaleOersted()) / stepOersted);
        double hazard = 0;
        double before = 0;
        double dwellBefore = Double.POSITIVE_INFINITY;
        while (true) {
            double field = direction * step * stepOersted;
            double dwell = direction > 0
                    ? barrier.dwellTimes(field).antiparallelSeconds()
                    : barrier.dwellTimes(field).parallelSeconds();
            hazard += (secondsPerStep - secondsToReading) / dwellBefore + secondsToReading / dwell;
            double switched = -Math.expm1(-hazard);
            if (switched >= 0.5) {
                double share = (0.5 - before) / (switched - before);
                return field - direction * (1 - share) * stepOersted;
            }
            before = switched;
            dwellBefore = dwell;
            step++;
        }
    }
}
