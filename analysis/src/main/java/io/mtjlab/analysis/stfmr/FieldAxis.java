package io.mtjlab.analysis.stfmr;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;

/** Along what the field points during a series of spectra. */
public enum FieldAxis {
    /** In the plane, across the easy axis. */
    HARD,
    /** In the plane, along the easy axis, with the magnetisation. */
    EASY,
    /** Out of the plane, above the field that pulls the magnetisation along. */
    PERPENDICULAR;

    /** As in the header of a file, {@code axis=hard}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FieldAxis named(String word) {
        return Arrays.stream(values())
                .filter(axis -> axis.word().equals(word.trim().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("no field axis '" + word + "'; there are "
                        + Arrays.stream(values()).map(FieldAxis::word).collect(Collectors.joining(" "))));
    }
}
