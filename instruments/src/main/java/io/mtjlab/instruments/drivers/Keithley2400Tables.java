package io.mtjlab.instruments.drivers;

import java.util.List;

/** What the data sheet of the 2400 promises: 2400 specifications, SPEC-2400 Rev. H, 1 year, 23 +- 5 C, 1 PLC. */
final class Keithley2400Tables {

    private static final String SHEET = "2400 specifications SPEC-2400 Rev. H (1 year)";

    static final Ranges SOURCE_VOLTS = new Ranges(
            "V",
            SHEET + ", voltage programming accuracy",
            List.of(
                    new Ranges.Range(0.2, 0.21, 0.0002, 600e-6),
                    new Ranges.Range(2, 2.1, 0.0002, 600e-6),
                    new Ranges.Range(20, 21, 0.0002, 2.4e-3),
                    new Ranges.Range(200, 210, 0.0002, 24e-3)));

    static final Ranges SOURCE_AMPERES = new Ranges(
            "A",
            SHEET + ", current programming accuracy",
            List.of(
                    new Ranges.Range(1e-6, 1.05e-6, 0.00035, 600e-12),
                    new Ranges.Range(10e-6, 10.5e-6, 0.00033, 2e-9),
                    new Ranges.Range(100e-6, 105e-6, 0.00031, 20e-9),
                    new Ranges.Range(1e-3, 1.05e-3, 0.00034, 200e-9),
                    new Ranges.Range(10e-3, 10.5e-3, 0.00045, 2e-6),
                    new Ranges.Range(100e-3, 105e-3, 0.00066, 20e-6),
                    new Ranges.Range(1, 1.05, 0.0027, 900e-6)));

    static final Ranges MEASURED_VOLTS = new Ranges(
            "V",
            SHEET + ", voltage measurement accuracy",
            List.of(
                    new Ranges.Range(0.2, 0.21, 0.00012, 300e-6),
                    new Ranges.Range(2, 2.1, 0.00012, 300e-6),
                    new Ranges.Range(20, 21, 0.00015, 1.5e-3),
                    new Ranges.Range(200, 210, 0.00015, 10e-3)));

    static final Ranges MEASURED_AMPERES = new Ranges(
            "A",
            SHEET + ", current measurement accuracy",
            List.of(
                    new Ranges.Range(1e-6, 1.05e-6, 0.00029, 300e-12),
                    new Ranges.Range(10e-6, 10.5e-6, 0.00027, 700e-12),
                    new Ranges.Range(100e-6, 105e-6, 0.00025, 6e-9),
                    new Ranges.Range(1e-3, 1.05e-3, 0.00027, 60e-9),
                    new Ranges.Range(10e-3, 10.5e-3, 0.00035, 600e-9),
                    new Ranges.Range(100e-3, 105e-3, 0.00055, 6e-6),
                    new Ranges.Range(1, 1.05, 0.0022, 570e-6)));

    private Keithley2400Tables() {}

    /**
     * Short integration adds to the offset, in parts of the range: from 0.1 PLC 0.005 %, from 0.01 PLC 0.05 %, and ten
     * times that on the 200 mV and 1 A ranges (notes to the specifications; as remembered, not seen in print).
     */
    static double shortIntegrationError(double powerLineCycles, Ranges.Range range) {
        double part = powerLineCycles >= 1 ? 0 : powerLineCycles >= 0.1 ? 50e-6 : 500e-6;
        return range.fullScale() == 0.2 || range.fullScale() == 1 ? 10 * part : part;
    }
}
