package io.mtjlab.simulators.physics.neuron;

import io.mtjlab.simulators.physics.resonance.ResonanceLine;

/**
 * What a microwave does to the sigmoid P(H) = 1/(1 + exp[-alpha (H - beta)]). With the absorbed power Q = P L(f),
 *
 * <pre>alpha = restSlope + slopeRise [1 - exp(-Q/slopeWatts)],   beta = restCentre - centreShift s(Q)</pre>
 *
 * <p>The absorption line L is that of one frequency for all fields: with the resonance that moves with the field, P(H)
 * would be no sigmoid.
 *
 * @param restSlopePerOersted alpha without microwave
 * @param slopeRisePerOersted how much alpha gains when the microwave saturates
 * @param slopeWatts absorbed power at which alpha has gained 63 % of that
 * @param restCentreOersted beta without microwave
 * @param centreShiftOersted how much beta loses at the reference power in resonance
 * @param referenceWatts that power, at the generator's connector
 * @param shiftLaw how beta goes in between
 * @param absorption the line L
 */
public record MicrowaveResponse(
        double restSlopePerOersted,
        double slopeRisePerOersted,
        double slopeWatts,
        double restCentreOersted,
        double centreShiftOersted,
        double referenceWatts,
        ShiftLaw shiftLaw,
        ResonanceLine absorption) {

    /** alpha under a carrier of {@code watts} at the generator's connector; 0 W is off. */
    public double slopePerOersted(double hertz, double watts) {
        return restSlopePerOersted - slopeRisePerOersted * Math.expm1(-absorbedWatts(hertz, watts) / slopeWatts);
    }

    /** beta under a carrier of {@code watts} at the generator's connector; 0 W is off. */
    public double centreOersted(double hertz, double watts) {
        return restCentreOersted - centreShiftOersted * shiftLaw.fraction(absorbedWatts(hertz, watts), referenceWatts);
    }

    private double absorbedWatts(double hertz, double watts) {
        return watts * absorption.symmetric(hertz);
    }
}
