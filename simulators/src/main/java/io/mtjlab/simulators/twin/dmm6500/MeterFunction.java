package io.mtjlab.simulators.twin.dmm6500;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.twin.sampling.Scale;

/**
 * What a DMM6500 measures, with accuracies of the data sheet (one year, 23 +- 5 degrees Celsius; alternating quantities
 * at 1 kHz). Noise over one power line cycle is taken as half a part in a million of the range, of alternating
 * quantities, frequencies and capacitances as a tenth of the offset.
 */
enum MeterFunction {
    VOLTS(
            "VOLTage[:DC]",
            "VOLT:DC",
            "VOLT DC",
            Limits.of(0, 1000, 1000),
            scale(0.1, 30e-6, 35e-6),
            scale(1, 25e-6, 6e-6),
            scale(10, 25e-6, 5e-6),
            scale(100, 40e-6, 6e-6),
            scale(1000, 41e-6, 10e-6)),
    AMPERES(
            "CURRent[:DC]",
            "CURR:DC",
            "AMP DC",
            Limits.of(0, 10, 3),
            scale(10e-6, 400e-6, 50e-6),
            scale(100e-6, 250e-6, 60e-6),
            scale(1e-3, 250e-6, 30e-6),
            scale(10e-3, 250e-6, 30e-6),
            scale(100e-3, 300e-6, 30e-6),
            scale(1, 400e-6, 40e-6),
            scale(3, 700e-6, 50e-6)),
    OHMS(
            "RESistance",
            "RES",
            "OHM",
            Limits.of(0, 1e8, 1e7),
            scale(10, 85e-6, 100e-6),
            scale(100, 85e-6, 40e-6),
            scale(1e3, 75e-6, 6e-6),
            scale(10e3, 75e-6, 6e-6),
            scale(100e3, 75e-6, 6e-6),
            scale(1e6, 100e-6, 6e-6),
            scale(10e6, 400e-6, 10e-6)),
    FOUR_WIRE_OHMS("FRESistance", "FRES", "OHM", Limits.of(0, 1e8, 1e7), OHMS.scales),
    ALTERNATING_VOLTS(
            "VOLTage:AC",
            "VOLT:AC",
            "VOLT AC",
            Limits.of(0, 750, 750),
            coarse(0.1, 600e-6, 300e-6),
            coarse(1, 600e-6, 300e-6),
            coarse(10, 600e-6, 300e-6),
            coarse(100, 600e-6, 300e-6),
            coarse(750, 600e-6, 300e-6)),
    ALTERNATING_AMPERES(
            "CURRent:AC",
            "CURR:AC",
            "AMP AC",
            Limits.of(0, 10, 3),
            coarse(100e-6, 1e-3, 400e-6),
            coarse(1e-3, 1e-3, 400e-6),
            coarse(10e-3, 1e-3, 400e-6),
            coarse(100e-3, 1e-3, 400e-6),
            coarse(1, 1e-3, 400e-6),
            coarse(3, 1.5e-3, 600e-6)),
    CELSIUS(
            "TEMPerature",
            "TEMP",
            "CELSIUS",
            Limits.of(0, 1, 1),
            // "0.2 degrees Celsius" with a thermocouple of type K and a simulated reference junction.
            new Scale(3000, 0, 0.2, 3e-3)),
    CONTINUITY("CONTinuity", "CONT", "OHM", Limits.of(0, 1e3, 1e3), scale(1e3, 100e-6, 100e-6)),
    HERTZ("FREQuency[:VOLTage]", "FREQ:VOLT", "HERTZ", Limits.of(3, 300e3, 300e3), new Scale(300e3, 80e-6, 0, 0)),
    SECONDS("PERiod[:VOLTage]", "PER:VOLT", "SECOND", Limits.of(3.3e-6, 0.333, 0.333), new Scale(0.333, 80e-6, 0, 0)),
    DIODE("DIODe", "DIOD", "VOLT DC", Limits.of(0, 10, 10), scale(10, 85e-6, 20e-6)),
    FARADS(
            "CAPacitance",
            "CAP",
            "FARAD",
            Limits.of(0, 100e-6, 100e-6),
            coarse(1e-9, 8e-3, 5e-3),
            coarse(10e-9, 4e-3, 1e-3),
            coarse(100e-9, 4e-3, 1e-3),
            coarse(1e-6, 4e-3, 1e-3),
            coarse(10e-6, 4e-3, 1e-3),
            coarse(100e-6, 4e-3, 1e-3)),
    /** What is at the input over what is at the sense terminals. */
    RATIO("VOLTage[:DC]:RATio", "VOLT:DC:RAT", "RATIO", Limits.of(0, 1000, 10), VOLTS.scales);

    private static Scale scale(double nominal, double fraction, double ofRange) {
        return new Scale(nominal, fraction, ofRange * nominal, 0.5e-6 * nominal);
    }

    private static Scale coarse(double nominal, double fraction, double ofRange) {
        return new Scale(nominal, fraction, ofRange * nominal, 0.1 * ofRange * nominal);
    }

    private final String word;
    private final String told;
    private final String readingUnit;
    private final Limits range;
    private final List<Scale> scales;

    MeterFunction(String word, String told, String readingUnit, Limits range, Scale... scales) {
        this(word, told, readingUnit, range, List.of(scales));
    }

    MeterFunction(String word, String told, String readingUnit, Limits range, List<Scale> scales) {
        this.word = word;
        this.told = told;
        this.readingUnit = readingUnit;
        this.range = range;
        this.scales = scales;
    }

    /** Ranges from the lowest up. */
    List<Scale> scales() {
        return scales;
    }

    /** Its node, as a pattern. */
    String word() {
        return word;
    }

    /** What FUNCtion? tells; frequency and period with the node that commands may leave out (PyMeasure's device tests). */
    String told() {
        return told;
    }

    String readingUnit() {
        return readingUnit;
    }

    /** Of its range. */
    Dimension dimension() {
        return switch (this) {
            case VOLTS, ALTERNATING_VOLTS, DIODE, RATIO -> Dimension.VOLTS;
            case AMPERES, ALTERNATING_AMPERES -> Dimension.AMPERES;
            case OHMS, FOUR_WIRE_OHMS, CONTINUITY -> Dimension.OHMS;
            case HERTZ -> Dimension.HERTZ;
            case SECONDS -> Dimension.SECONDS;
            default -> Dimension.NONE;
        };
    }

    Limits range() {
        return range;
    }

    /** The nominal value of the lowest range that holds {@code level}. */
    double rangeFor(double level) {
        return scales.stream()
                .mapToDouble(Scale::nominal)
                .filter(nominal -> nominal >= level)
                .findFirst()
                .orElse(scales.get(scales.size() - 1).nominal());
    }

    /** Behind the names of its settings. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for the whole table of range, and for integration in power line cycles. */
    boolean ranged() {
        return this != CELSIUS && this != CONTINUITY && this != HERTZ && this != SECONDS && this != DIODE;
    }

    boolean integrates() {
        return !alternating() && this != FARADS;
    }

    /** Looks at what swings, and leaves out what stands. */
    boolean alternating() {
        return this == ALTERNATING_VOLTS || this == ALTERNATING_AMPERES || this == HERTZ || this == SECONDS;
    }

    /** Sends a current of its own. */
    boolean sources() {
        return this == OHMS || this == FOUR_WIRE_OHMS || this == CONTINUITY || this == DIODE || this == FARADS;
    }

    /** Every spelling that names a function, in the order of {@link #spelled}. */
    static List<String> spellings() {
        return Arrays.stream(values()).flatMap(each -> each.spelling().stream()).toList();
    }

    /** The function that the spelling with this index names. */
    static MeterFunction spelled(int index) {
        int left = index;
        for (MeterFunction each : values()) {
            int own = each.spelling().size();
            if (left < own) {
                return each;
            }
            left -= own;
        }
        throw new IllegalArgumentException("no spelling " + index);
    }

    private List<String> spelling() {
        return switch (this) {
            case VOLTS -> List.of("VOLTage", "VOLT:DC", "VOLTAGE:DC");
            case RATIO -> List.of("VOLT:RAT", "VOLTAGE:RATIO", "VOLT:DC:RAT", "VOLTAGE:DC:RATIO");
            case AMPERES -> List.of("CURRent", "CURR:DC", "CURRENT:DC");
            case ALTERNATING_VOLTS -> List.of("VOLT:AC", "VOLTAGE:AC");
            case ALTERNATING_AMPERES -> List.of("CURR:AC", "CURRENT:AC");
            case HERTZ -> List.of("FREQuency", "FREQ:VOLT", "FREQUENCY:VOLTAGE");
            case SECONDS -> List.of("PERiod", "PER:VOLT", "PERIOD:VOLTAGE");
            default -> List.of(word);
        };
    }
}
