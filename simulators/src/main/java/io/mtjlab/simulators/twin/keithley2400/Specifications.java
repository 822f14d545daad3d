package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.twin.sampling.Scale;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.SourceMeter.ScalePair;

/**
 * Accuracy over one year at 23 +-5 degrees Celsius (Model 2400 specifications, SPEC-2400). Noise over one power line
 * cycle is taken as one part in a million of the range, which the data sheet does not give.
 */
final class Specifications {

    static final SourceMeter.Ranges RANGES = new SourceMeter.Ranges(
            List.of(
                    pair(0.2, 0.02e-2, 600e-6, 0.012e-2, 300e-6),
                    pair(2, 0.02e-2, 600e-6, 0.012e-2, 300e-6),
                    pair(20, 0.02e-2, 2.4e-3, 0.015e-2, 1.5e-3),
                    pair(200, 0.02e-2, 24e-3, 0.015e-2, 10e-3)),
            List.of(
                    pair(1e-6, 0.035e-2, 600e-12, 0.029e-2, 300e-12),
                    pair(10e-6, 0.033e-2, 2e-9, 0.027e-2, 700e-12),
                    pair(100e-6, 0.031e-2, 20e-9, 0.025e-2, 6e-9),
                    pair(1e-3, 0.034e-2, 200e-9, 0.027e-2, 60e-9),
                    pair(10e-3, 0.045e-2, 2e-6, 0.035e-2, 600e-9),
                    pair(100e-3, 0.066e-2, 20e-6, 0.055e-2, 6e-6),
                    pair(1, 0.27e-2, 900e-6, 0.22e-2, 570e-6)),
            1.05);

    /** "21V at 1.05A, 210V at 105mA" (SPEC-2400: maximum output power). */
    private static final double MOST_VOLTS_AT_AN_AMPERE = 21;

    private static final double MOST_AMPERES_AT_200_VOLTS = 0.105;

    private Specifications() {}

    /** True when neither of the two corners of the output holds both. */
    static boolean beyondPower(double volts, double amperes) {
        return Math.abs(volts) > MOST_VOLTS_AT_AN_AMPERE && Math.abs(amperes) > MOST_AMPERES_AT_200_VOLTS;
    }

    private static ScalePair pair(double nominal, double source, double sourceOffset, double meter, double offset) {
        return new ScalePair(
                new Scale(nominal, source, sourceOffset, 0), new Scale(nominal, meter, offset, 1e-6 * nominal));
    }
}
