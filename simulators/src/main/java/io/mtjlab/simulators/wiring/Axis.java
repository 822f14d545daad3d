package io.mtjlab.simulators.wiring;

import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;

/** The direction of a coil or of a probe at the junction. */
public enum Axis {
    /** In the film's plane, along the ellipse's long axis. */
    EASY,
    /** In the film's plane, across it. */
    HARD;

    /** @throws InvalidInput for a word that names no axis */
    public static Axis named(String word) {
        for (Axis axis : values()) {
            if (axis.name().equalsIgnoreCase(word)) {
                return axis;
            }
        }
        throw new InvalidInput("axis '" + word + "' is not known: easy or hard");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
