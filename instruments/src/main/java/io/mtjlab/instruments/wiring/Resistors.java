package io.mtjlab.instruments.wiring;

/** Two resistors; either may be infinite (nothing connected) or zero (a short). */
final class Resistors {

    private Resistors() {}

    static double parallel(double aOhms, double bOhms) {
        if (Double.isInfinite(aOhms)) {
            return bOhms;
        }
        if (Double.isInfinite(bOhms)) {
            return aOhms;
        }
        return aOhms + bOhms == 0 ? 0 : aOhms * bOhms / (aOhms + bOhms);
    }

    /** Fraction of a voltage that falls off {@code ohms} behind {@code before}; all of it where nothing flows. */
    static double fraction(double ohms, double before) {
        if (Double.isInfinite(ohms)) {
            return 1;
        }
        return ohms + before == 0 ? 0 : ohms / (ohms + before);
    }
}
