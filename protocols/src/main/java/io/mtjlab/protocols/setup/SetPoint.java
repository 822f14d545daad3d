package io.mtjlab.protocols.setup;

import io.mtjlab.instruments.capability.Output;

/**
 * A value that a measurement will set on an output.
 *
 * @param output whose
 * @param quantity what, which also says the unit
 * @param value in that unit
 */
public record SetPoint(Output output, Quantity quantity, double value) {

    /** What is set, in the words of a message, and its unit. */
    public enum Quantity {
        FIELD("field", "Oe"),
        CURRENT("current", "A"),
        COMPLIANCE("compliance", "V"),
        /** Of a source of voltage. */
        VOLTS("voltage", "V"),
        COMPLIANCE_AMPERES("compliance", "A"),
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
