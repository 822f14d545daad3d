package io.mtjlab.analysis.scoring;

import java.util.Locale;

import io.mtjlab.analysis.result.Interval;

/**
 * What a fit said about one truth.
 *
 * @param id of the set
 * @param name of the quantity, as in the fit's output
 * @param row of the score's table
 * @param truth not a number where the data hold none
 * @param value not a number where the fit gave none
 * @param error |value - truth| / scale
 * @param interval95 as told, around the value
 */
record Answer(
        String id,
        String name,
        String row,
        double truth,
        double value,
        double error,
        boolean in68,
        boolean in95,
        Interval interval95) {

    private static final int GROSS = 5;

    boolean asked() {
        return !Double.isNaN(truth);
    }

    boolean given() {
        return !Double.isNaN(value);
    }

    boolean missing() {
        return asked() && !given();
    }

    boolean fabricated() {
        return !asked() && given();
    }

    boolean scored() {
        return asked() && given();
    }

    /** Believed and wrong: further off than {@value #GROSS} times its 95 % interval reaches. */
    boolean grosslyWrong() {
        if (!scored() || in95) {
            return false;
        }
        double reach = truth > value ? interval95.high() - value : value - interval95.low();
        return Math.abs(value - truth) > GROSS * reach;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s: %.6g in [%.6g, %.6g], truth %.6g, scaled error %.3g",
                id,
                name,
                value,
                interval95.low(),
                interval95.high(),
                truth,
                error);
    }
}
