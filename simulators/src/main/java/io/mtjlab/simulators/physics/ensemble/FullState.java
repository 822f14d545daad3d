package io.mtjlab.simulators.physics.ensemble;

/**
 * What each spin of a block has besides its magnetisation, shape [block].
 *
 * @param density current through its pillar in A/m^2
 * @param channelDensity current in the channel below it in A/m^2
 * @param kelvin its temperature
 * @param ratio its M_s over that at the temperature of the surroundings
 * @param drive of the pillar's torque, and {@code slope} of its denominator along p
 * @param channelDrive of the channel's torque
 * @param deviation of its thermal field
 * @param cosine m.p before the step
 */
record FullState(
        double[] density,
        double[] channelDensity,
        double[] kelvin,
        double[] ratio,
        double[] drive,
        double[] slope,
        double[] channelDrive,
        double[] deviation,
        double[] cosine) {

    static FullState of(int spins) {
        return new FullState(
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins],
                new double[spins]);
    }
}
