package io.mtjlab.simulators.physics.neuron;

import java.util.Arrays;
import java.util.Locale;

import io.mtjlab.base.unit.Unit;

/**
 * How far an absorbed microwave power has shifted the sigmoid, as a fraction of the whole shift. Luo et al. (2023) says
 * that the field of the microwave is proportional to the power and shows a shift over the whole range from -40 to -15
 * dBm; a law linear in the power would put two thirds of the shift in the last 5 dB. The law is therefore a choice.
 */
public enum ShiftLaw {
    /** The shift follows the microwave's amplitude; 1 at the reference power. */
    AMPLITUDE {
        @Override
        public double fraction(double absorbedWatts, double referenceWatts) {
            return Math.sqrt(absorbedWatts / referenceWatts);
        }
    },
    /** The shift follows the power; 1 at the reference power. */
    POWER {
        @Override
        public double fraction(double absorbedWatts, double referenceWatts) {
            return absorbedWatts / referenceWatts;
        }
    },
    /** The shift follows the level: 0 up to 25 dB below the reference power (-40 dBm in the paper), 1 at it. */
    LEVEL {
        @Override
        public double fraction(double absorbedWatts, double referenceWatts) {
            if (absorbedWatts <= 0) {
                return 0;
            }
            double decibels = Unit.wattsToDbm(absorbedWatts) - Unit.wattsToDbm(referenceWatts);
            return Math.max(0, 1 + decibels / 25);
        }
    };

    public abstract double fraction(double absorbedWatts, double referenceWatts);

    /** The law called {@code name}: {@code amplitude}, {@code power} or {@code level}. */
    public static ShiftLaw named(String name) {
        return Arrays.stream(values())
                .filter(law -> law.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown shift law '" + name + "'; known are amplitude, power, level"));
    }
}
