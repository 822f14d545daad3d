package io.mtjlab.app.fits;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;

/**
 * How well the volts of a write pulse are known: as programmed by the generator's specification, at the terminals that
 * the pulse acts on also by what cable, leads and line take off.
 */
record PulseVolts(Notes notes) {

    static final String GAIN = "pulse generator gain";
    static final String OFFSET = "pulse generator offset";
    private static final String LOSS = "cable loss";
    private static final String SERIES = "series resistance";
    private static final String LINE = "line resistance";

    /** A threshold as programmed. */
    UncertaintyBudget programmed(Estimate volts) {
        return difference(volts).withCalibration(OFFSET, notes.numberOr("pulse_offset_se_volts", 0));
    }

    /** A scatter of thresholds as programmed: an offset is common to all of them. */
    UncertaintyBudget difference(Estimate volts) {
        return UncertaintyBudget.of(volts).withCalibration(GAIN, volts.value() * notes.numberOr("pulse_gain_se", 0));
    }

    /** Whether the run tells what a programmed volt is at the terminals. */
    boolean reachTerminals() {
        return notes.unit().notes().containsKey("pulse_terminals_per_volt");
    }

    /** A threshold at the terminals. */
    UncertaintyBudget atTerminals(Estimate programmed) {
        double scale = notes.number("pulse_terminals_per_volt");
        return differenceAtTerminals(programmed)
                .withCalibration(OFFSET, scale * notes.numberOr("pulse_offset_se_volts", 0));
    }

    /** A scatter of thresholds at the terminals. */
    UncertaintyBudget differenceAtTerminals(Estimate programmed) {
        double scale = notes.number("pulse_terminals_per_volt");
        Estimate there = programmed.scaled(scale, programmed.unit());
        return difference(there)
                .withCalibration(LOSS, there.value() * notes.numberOr("pulse_loss_se", 0))
                .withCalibration(SERIES, there.value() * notes.numberOr("pulse_series_se", 0))
                .withCalibration(LINE, there.value() * notes.numberOr("pulse_line_se", 0));
    }
}
