package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;

/** Numbers as the 336 prints them. How many digits each has is as remembered: the manual prints a letter for each. */
final class Print {

    private Print() {}

    /** A sign, three digits, a point and three digits. */
    static String kelvin(double value) {
        return String.format(Locale.ROOT, "%+08.3f", value);
    }

    /** {@code +nnn.n} (331 manual, page 6-32). */
    static String percent(double value) {
        return String.format(Locale.ROOT, "%+06.1f", value);
    }

    /** {@code +nnn.nn}. */
    static String fine(double percent) {
        return String.format(Locale.ROOT, "%+07.2f", percent);
    }

    /** {@code +nnnn.n}. */
    static String gain(double value) {
        return String.format(Locale.ROOT, "%+07.1f", value);
    }

    /** {@code +n.nnn}. */
    static String amperes(double value) {
        return String.format(Locale.ROOT, "%+.3f", value);
    }
}
