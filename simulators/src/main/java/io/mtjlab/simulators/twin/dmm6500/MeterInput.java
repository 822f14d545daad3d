package io.mtjlab.simulators.twin.dmm6500;

import java.util.Map;
import java.util.function.Function;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** What a DMM6500 does to its terminals, and what a function makes of what is there. */
final class MeterInput {

    private static final double CHARGING_AMPERES = 1e-6;
    private static final double TYPE_K = 40.5e-6;

    /** At 25 degrees Celsius (NIST ITS-90 thermocouple tables). */
    private static final Map<String, Double> VOLTS_PER_KELVIN = Map.of(
            "K", TYPE_K, "J", 51.7e-6, "T", 40.7e-6, "E", 60.9e-6, "N", 26.6e-6, "R", 6.0e-6, "S", 6.0e-6, "B",
            0.049e-6);

    /** "1 Mohm, AC coupled" (specifications, AC voltage). */
    private static final double ALTERNATING_OHMS = 1e6;

    private static final double DIRECT_OHMS = 10e9;
    private static final double DIVIDER_OHMS = 10e6;
    private static final double HIGHEST_DIRECT_VOLTS = 10;
    private static final double LIMIT_OHMS_FOR_MILLIAMPERE = 1e3;

    private final Post post;
    private final Panel panel;
    private final Function<MeterFunction, Ranged> ranges;
    private final Thermometer thermometer;

    MeterInput(Post post, Panel panel, Function<MeterFunction, Ranged> ranges) {
        this.post = post;
        this.panel = panel;
        this.ranges = ranges;
        this.thermometer = new Thermometer(panel);
    }

    /** Resistances: 1 mA up to the 1 kilohm range, less above. */
    double testAmperes(MeterFunction function) {
        return switch (function) {
            case OHMS, FOUR_WIRE_OHMS ->
                LIMIT_OHMS_FOR_MILLIAMPERE
                        / Math.max(
                                LIMIT_OHMS_FOR_MILLIAMPERE,
                                ranges.apply(function).nominal())
                        * 1e-3;
            case CONTINUITY -> 1e-3;
            case DIODE -> panel.get("bias");
            case FARADS -> CHARGING_AMPERES;
            case CELSIUS -> thermometer.testAmperes();
            default -> 0;
        };
    }

    /** 10 Mohm, or more on the lower ranges where that is allowed (reference manual, section 12: INPutimpedance). */
    Load load(MeterFunction function, boolean digitizing) {
        if (function == MeterFunction.AMPERES
                || function == MeterFunction.ALTERNATING_AMPERES
                || function.sources()
                || function == MeterFunction.CELSIUS && thermometer.ohmic()) {
            return Load.NONE; // a current is measured in the device's line
        }
        if (function.alternating()) {
            return Load.behindCapacitor(ALTERNATING_OHMS);
        }
        boolean auto = function == MeterFunction.CELSIUS
                || panel.word(digitizing ? "digital.impedance" : "impedance").equals("AUTO")
                        && ranges.apply(function).nominal() <= HIGHEST_DIRECT_VOLTS;
        return Load.input(auto ? DIRECT_OHMS : DIVIDER_OHMS);
    }

    double truth(MeterFunction function, Terminals seen) {
        boolean flows = seen.amperes() != 0;
        return switch (function) {
            case AMPERES -> seen.amperes();
            case OHMS, CONTINUITY -> flows ? seen.volts() / seen.amperes() : Double.MAX_VALUE;
            case FOUR_WIRE_OHMS -> flows ? seen.junctionVolts() / seen.amperes() : Double.MAX_VALUE;
            case DIODE -> flows ? seen.volts() : Double.MAX_VALUE;
            // What leaks never charges up; nothing between open terminals.
            case FARADS -> flows ? Double.MAX_VALUE : 0;
            case CELSIUS -> celsius(seen);
            case ALTERNATING_VOLTS -> swing().rootMeanSquare(false);
            case ALTERNATING_AMPERES -> swing().rootMeanSquare(true);
            case HERTZ -> swing().hertz();
            case SECONDS -> swing().hertz() == 0 ? 0 : 1 / swing().hertz();
            default -> seen.volts();
        };
    }

    private double celsius(Terminals seen) {
        if (!thermometer.ohmic()) {
            return panel.get("reference.celsius") + seen.volts() / thermocouple();
        }
        double volts = thermometer.fourWire() ? seen.junctionVolts() : seen.volts();
        return seen.amperes() == 0 ? Double.MAX_VALUE : thermometer.celsius(volts / seen.amperes());
    }

    private Swing swing() {
        return new Swing(post.wires().signals(post.role()));
    }

    private double thermocouple() {
        return VOLTS_PER_KELVIN.getOrDefault(panel.word("thermocouple"), TYPE_K);
    }

    /** What is told of a value that a range has read: in another unit, or over what the sense terminals see. */
    double shown(MeterFunction function, double value, Terminals seen) {
        return switch (function) {
            case CELSIUS -> inUnit(value);
            case RATIO -> seen.junctionVolts() == 0 ? Ranged.OVERFLOW : value / seen.junctionVolts();
            case VOLTS, ALTERNATING_VOLTS ->
                switch (panel.word("unit." + function.key())) {
                    case "DB" -> 20 * Math.log10(Math.abs(value) / panel.get("decibel." + function.key()));
                    case "DBM" -> 10 * Math.log10(value * value / panel.get("milliwatt." + function.key()) / 1e-3);
                    default -> value;
                };
            default -> value;
        };
    }

    /** The unit of that. */
    String unit(MeterFunction function) {
        boolean volts = function == MeterFunction.VOLTS || function == MeterFunction.ALTERNATING_VOLTS;
        String chosen = volts ? panel.word("unit." + function.key()) : "VOLT";
        return chosen.equals("VOLT") ? function.readingUnit() : chosen;
    }

    private double inUnit(double celsius) {
        return switch (panel.word("temperature.unit")) {
            case "KELV" -> celsius + 273.15;
            case "FAHR" -> celsius * 1.8 + 32;
            default -> celsius;
        };
    }
}
