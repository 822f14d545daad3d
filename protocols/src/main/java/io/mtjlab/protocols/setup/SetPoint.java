package io.mtjlab.protocols.setup;

import java.util.Optional;

import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;

/**
 * A value that a measurement will set on an output.
 *
 * @param output whose
 * @param quantity what, which also says the unit
 * @param value in that unit
 * @param pulse for {@code PULSE} alone: what it is beside its volts
 */
public record SetPoint(Output output, Quantity quantity, double value, Optional<Pulse> pulse) {

    public SetPoint(Output output, Quantity quantity, double value) {
        this(output, quantity, value, Optional.empty());
    }

    /** A pulse from rest at 0 V. */
    public static SetPoint of(PulseGenerator generator, Pulse pulse) {
        return new SetPoint(generator, Quantity.PULSE, pulse.peakVolts(), Optional.of(pulse));
    }

    /** What is set, in the words of a message, and its unit. */
    public enum Quantity {
        FIELD("field", "Oe"),
        CURRENT("current", "A"),
        COMPLIANCE("compliance", "V"),
        /** Of a source of voltage. */
        VOLTS("voltage", "V"),
        /** Of a sine wave, root mean square. */
        SINE("sine", "V RMS"),
        COMPLIANCE_AMPERES("compliance", "A"),
        /** Programmed, into the load that it is calibrated for. */
        PULSE("pulse", "V"),
        /** The carrier at its highest, modulated or not. */
        RF_LEVEL("RF level", "dBm");

        private final String words;
        private final String unit;

        Quantity(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        public String words() {
            return words;
        }

        public String unit() {
            return unit;
        }
    }
}
