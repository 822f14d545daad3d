package io.mtjlab.instruments.drivers;

import java.util.List;

/** What the data sheet of the 2450 promises: SPEC-2450 Rev. A, 1 year, 23 +- 5 C, 1 PLC. */
final class Keithley2450Tables {

    private static final String SHEET = "2450 specifications SPEC-2450 Rev. A (1 year)";

    static final Ranges SOURCE_VOLTS = new Ranges(
            "V",
            SHEET + ", voltage source",
            List.of(
                    new Ranges.Range(0.02, 0.021, 0.001, 200e-6),
                    new Ranges.Range(0.2, 0.21, 0.00015, 200e-6),
                    new Ranges.Range(2, 2.1, 0.0002, 300e-6),
                    new Ranges.Range(20, 21, 0.00015, 2.4e-3),
                    new Ranges.Range(200, 210, 0.00015, 24e-3)));

    static final Ranges MEASURED_VOLTS = new Ranges(
            "V",
            SHEET + ", voltage measure",
            List.of(
                    new Ranges.Range(0.02, 0.021, 0.001, 150e-6),
                    new Ranges.Range(0.2, 0.21, 0.00012, 200e-6),
                    new Ranges.Range(2, 2.1, 0.00012, 300e-6),
                    new Ranges.Range(20, 21, 0.00015, 1e-3),
                    new Ranges.Range(200, 210, 0.00015, 10e-3)));

    static final Ranges SOURCE_AMPERES = new Ranges(
            "A",
            SHEET + ", current source",
            List.of(
                    new Ranges.Range(10e-9, 10.5e-9, 0.001, 100e-12),
                    new Ranges.Range(100e-9, 105e-9, 0.0006, 150e-12),
                    new Ranges.Range(1e-6, 1.05e-6, 0.00025, 400e-12),
                    new Ranges.Range(10e-6, 10.5e-6, 0.00025, 1.5e-9),
                    new Ranges.Range(100e-6, 105e-6, 0.0002, 15e-9),
                    new Ranges.Range(1e-3, 1.05e-3, 0.0002, 150e-9),
                    new Ranges.Range(10e-3, 10.5e-3, 0.0002, 1.5e-6),
                    new Ranges.Range(100e-3, 105e-3, 0.00025, 15e-6),
                    new Ranges.Range(1, 1.05, 0.00067, 900e-6)));

    static final Ranges MEASURED_AMPERES = new Ranges(
            "A",
            SHEET + ", current measure",
            List.of(
                    new Ranges.Range(10e-9, 10.5e-9, 0.001, 50e-12),
                    new Ranges.Range(100e-9, 105e-9, 0.0006, 100e-12),
                    new Ranges.Range(1e-6, 1.05e-6, 0.00025, 300e-12),
                    new Ranges.Range(10e-6, 10.5e-6, 0.00025, 700e-12),
                    new Ranges.Range(100e-6, 105e-6, 0.0002, 6e-9),
                    new Ranges.Range(1e-3, 1.05e-3, 0.0002, 60e-9),
                    new Ranges.Range(10e-3, 10.5e-3, 0.0002, 600e-9),
                    new Ranges.Range(100e-3, 105e-3, 0.00025, 6e-6),
                    new Ranges.Range(1, 1.05, 0.0003, 500e-6)));

    private Keithley2450Tables() {}

    /**
     * Short integration adds to the offset, in parts of the range: from 0.1 PLC 0.01 %, from 0.01 PLC 0.05 to 0.1 %
     * after the range, of which the larger is taken here (as remembered, not seen in print).
     */
    static double shortIntegrationError(double powerLineCycles) {
        return powerLineCycles >= 1 ? 0 : powerLineCycles >= 0.1 ? 1e-4 : 1e-3;
    }
}
