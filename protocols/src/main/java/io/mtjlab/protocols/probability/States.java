package io.mtjlab.protocols.probability;

import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.probability.ProbabilityParameters.Counted;

/**
 * What a resistance means.
 *
 * @param thresholdOhms between the states, as it is read
 * @param marginOhms this near to it lies neither
 */
record States(double thresholdOhms, double marginOhms, Counted counted) {

    static States of(Arguments step) {
        return new States(
                step.get(ProbabilityParameters.THRESHOLD),
                step.get(ProbabilityParameters.AMBIGUOUS),
                step.get(ProbabilityParameters.COUNTED));
    }

    /** +1 for P, -1 for AP, 0 for neither. */
    int of(double ohms) {
        double above = ohms - thresholdOhms;
        return Math.abs(above) < marginOhms || above == 0 ? 0 : above < 0 ? +1 : -1;
    }

    /** Whether a trial that began in one state and ended in another is one of those that are counted. */
    boolean counts(int before, int after) {
        return switch (counted) {
            case P -> after > 0;
            case AP -> after < 0;
            case SWITCHED -> after != before;
        };
    }
}
