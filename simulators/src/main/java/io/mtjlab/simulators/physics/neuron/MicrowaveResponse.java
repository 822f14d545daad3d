package io.mtjlab.simulators.physics.neuron;

/**
 * What a microwave does to the sigmoid P(H) = 1/(1 + exp[-alpha (H - beta)]). With the absorbed power Q = P L(f),
 *
 * <pre>alpha = restSlope + slopeRise [1 - exp(-Q/slopeWatts)],   beta = restCentre - centreShift s(Q)</pre>
 *
 * <p>P(H) is a sigmoid as long as the {@link Absorption} is the same in all fields.
 *
 * @param restSlopePerOersted alpha without microwave
 * @param slopeRisePerOersted how much alpha gains when the microwave saturates
 * @param slopeWatts absorbed power at which alpha has gained 63 % of that
 * @param restCentreOersted beta without microwave
 * @param centreShiftOersted how much beta loses at the reference power in resonance
 * @param referenceWatts that power, at the generator's connector
 * @param shiftLaw how beta goes in between
 * @param absorption the line L(f, H)
 */
public record MicrowaveResponse(
        double restSlopePerOersted,
        double slopeRisePerOersted,
        double slopeWatts,
        double restCentreOersted,
        double centreShiftOersted,
        double referenceWatts,
        ShiftLaw shiftLaw,
        Absorption absorption) {

    /** alpha under a carrier of {@code watts} at the generator's connector; 0 W is off. */
    public double slopePerOersted(double hertz, double watts, double hardOersted) {
        double absorbed = watts * absorption.share(hertz, hardOersted);
        return restSlopePerOersted - slopeRisePerOersted * Math.expm1(-absorbed / slopeWatts);
    }

    /** beta under a carrier of {@code watts} at the generator's connector; 0 W is off. */
    public double centreOersted(double hertz, double watts, double hardOersted) {
        double absorbed = watts * absorption.share(hertz, hardOersted);
        return restCentreOersted - centreShiftOersted * shiftLaw.fraction(absorbed, referenceWatts);
    }

    MicrowaveResponse withRestCentre(double oersted) {
        return new MicrowaveResponse(
                restSlopePerOersted,
                slopeRisePerOersted,
                slopeWatts,
                oersted,
                centreShiftOersted,
                referenceWatts,
                shiftLaw,
                absorption);
    }

    MicrowaveResponse with(ShiftLaw law, Absorption line) {
        return new MicrowaveResponse(
                restSlopePerOersted,
                slopeRisePerOersted,
                slopeWatts,
                restCentreOersted,
                centreShiftOersted,
                referenceWatts,
                law,
                line);
    }
}
