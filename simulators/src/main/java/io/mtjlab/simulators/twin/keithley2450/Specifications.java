package io.mtjlab.simulators.twin.keithley2450;

import java.util.List;

import io.mtjlab.simulators.twin.sampling.Scale;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.SourceMeter.ScalePair;

/** The 2450's ranges. */
final class Specifications {

    /** Model 2450 specifications, one year. Noise is taken as half a part in a million of the range. */
    static final SourceMeter.Ranges RANGES = new SourceMeter.Ranges(
            List.of(
                    pair(0.02, 0.1e-2, 200e-6, 0.1e-2, 150e-6),
                    pair(0.2, 0.015e-2, 200e-6, 0.012e-2, 200e-6),
                    pair(2, 0.02e-2, 300e-6, 0.012e-2, 300e-6),
                    pair(20, 0.015e-2, 2.4e-3, 0.015e-2, 1e-3),
                    pair(200, 0.015e-2, 24e-3, 0.015e-2, 10e-3)),
            List.of(
                    pair(10e-9, 0.1e-2, 100e-12, 0.1e-2, 50e-12),
                    pair(100e-9, 0.06e-2, 150e-12, 0.06e-2, 100e-12),
                    pair(1e-6, 0.025e-2, 400e-12, 0.025e-2, 300e-12),
                    pair(10e-6, 0.025e-2, 1.5e-9, 0.025e-2, 700e-12),
                    pair(100e-6, 0.02e-2, 15e-9, 0.02e-2, 6e-9),
                    pair(1e-3, 0.02e-2, 150e-9, 0.02e-2, 60e-9),
                    pair(10e-3, 0.02e-2, 1.5e-6, 0.02e-2, 600e-9),
                    pair(100e-3, 0.025e-2, 15e-6, 0.025e-2, 6e-6),
                    pair(1, 0.067e-2, 900e-6, 0.03e-2, 500e-6)),
            1.05);

    private static ScalePair pair(double nominal, double source, double sourceOffset, double meter, double offset) {
        return new ScalePair(
                new Scale(nominal, source, sourceOffset, 0), new Scale(nominal, meter, offset, 0.5e-6 * nominal));
    }

    private Specifications() {}
}
