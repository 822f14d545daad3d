package io.mtjlab.app.fits;

import io.mtjlab.analysis.budget.Source;
import io.mtjlab.analysis.budget.Uncertain;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;

/** How the instruments' errors move what was fitted, to first order; the terms of every uncertainty budget. */
final class Calibration {

    static final String FIELD_GAIN = "gaussmeter gain";
    static final String FIELD_OFFSET = "gaussmeter offset";
    static final String FIELD_READING = "gaussmeter noise";
    static final String RF_LEVEL = "RF level";
    static final String RF_LOSS = "RF loss";
    private static final String CROSSED_FIELD = "crossed field";
    /** Where nobody measured along the other axis: the horizontal field of the earth, and as much again from iron. */
    private static final double UNKNOWN_CROSSED_OERSTED = 0.3;
    /** dB per unit of ln P. */
    private static final double LN_POWER_PER_DB = Math.log(10) / 10;

    private Calibration() {}

    /**
     * A resistance measured as volts over amperes with the current reversed, without the leads: R = V/I - R_s. The
     * offset of the volts drops out.
     */
    static Uncertain junctionOhms(Uncertain raw, Notes notes) {
        return rawOhms(raw, notes)
                .minus(Uncertain.exactly(notes.number("series_ohms"))
                        .with(Source.calibration("series resistance"), notes.number("series_ohms_se")));
    }

    /**
     * The same with the leads. Read across a reference resistor, what gains are off is a share of that resistor and the
     * junction together.
     */
    static Uncertain rawOhms(Uncertain raw, Notes notes) {
        double ohms = raw.value() + notes.numberOr("divider_ohms", 0);
        double amperes = Math.abs(notes.number("amperes"));
        return raw.with(Source.calibration("voltmeter gain"), ohms * notes.number("volts_gain_se"))
                .with(Source.calibration("current source gain"), -ohms * notes.number("amperes_gain_se"))
                .with(Source.calibration("current source offset"), -ohms * notes.number("amperes_offset_se") / amperes);
    }

    /**
     * A resistance that was read as volts over amperes at one small voltage of one sign, without the leads. What a run does
     * not note counts as nothing.
     */
    static Uncertain readOhms(Uncertain raw, Notes notes) {
        double ohms = raw.value();
        double perVolt = ohms / notes.numberOr("read_volts", Double.POSITIVE_INFINITY);
        return raw.with(Source.calibration("voltmeter gain"), ohms * notes.numberOr("volts_gain_se", 0))
                .with(Source.calibration("voltmeter offset"), perVolt * notes.numberOr("volts_offset_se", 0))
                .with(Source.calibration("ammeter gain"), -ohms * notes.numberOr("amperes_gain_se", 0))
                .with(Source.calibration("ammeter offset"), -ohms * perVolt * notes.numberOr("amperes_offset_se", 0))
                .minus(Uncertain.exactly(notes.numberOr("series_ohms", 0))
                        .with(Source.calibration("series resistance"), notes.numberOr("series_ohms_se", 0)));
    }

    /** Something that changes by {@code perOersted} with the field that it is stated at; NaN where nobody knows. */
    static UncertaintyBudget atField(UncertaintyBudget budget, double perOersted, Notes notes) {
        if (Double.isNaN(perOersted)) {
            return budget.withUnstated(FIELD_GAIN).withUnstated(FIELD_OFFSET);
        }
        return budget.withCalibration(FIELD_GAIN, perOersted * notes.number("field_gain_se") * notes.fieldOersted())
                .withCalibration(FIELD_OFFSET, perOersted * notes.number("field_offset_se_oersted"))
                .withCalibration(FIELD_READING, perOersted * notes.fieldReadingErrorOersted());
    }

    /** A field: it has the gaussmeter's errors. */
    static UncertaintyBudget field(UncertaintyBudget budget, Notes notes) {
        return budget.withCalibration(FIELD_GAIN, budget.value() * notes.number("field_gain_se"))
                .withCalibration(FIELD_OFFSET, notes.number("field_offset_se_oersted"));
    }

    /** Steepness or middle of a switching probability against the field. */
    static UncertaintyBudget ofSigmoid(Estimate found, Notes notes) {
        UncertaintyBudget budget = UncertaintyBudget.of(found);
        return found.name().equals("beta")
                ? field(budget, notes)
                : budget.withCalibration(FIELD_GAIN, -budget.value() * notes.number("field_gain_se"));
    }

    /** Of a line in a field along the hard axis, which a field along the easy one moves. */
    static UncertaintyBudget crossed(UncertaintyBudget budget, double perCrossedOersted, Notes notes) {
        return Double.isNaN(perCrossedOersted)
                ? budget.withUnstated(CROSSED_FIELD)
                : budget.withCalibration(
                        CROSSED_FIELD,
                        perCrossedOersted * notes.numberOr("crossed_field_se_oersted", UNKNOWN_CROSSED_OERSTED));
    }

    /**
     * Something that changes by {@code perDecibel} with the power that it is stated at: that of the generator's level less
     * the loss that the bench states. More loss than that is less power. Where the bench does not say how well it is known,
     * or where the run does not tell how the value changes (NaN), the budget says so.
     */
    static UncertaintyBudget atLevel(UncertaintyBudget budget, double perDecibel, Notes notes) {
        if (!notes.rfOn()) {
            return budget;
        }
        if (Double.isNaN(perDecibel)) {
            return budget.withUnstated(RF_LEVEL).withUnstated(RF_LOSS);
        }
        UncertaintyBudget levelled = budget.withCalibration(RF_LEVEL, perDecibel * notes.number("rf_level_se_db"));
        return notes.unit().notes().get("rf_loss_se_db") instanceof Number decibel
                ? levelled.withCalibration(RF_LOSS, -perDecibel * decibel.doubleValue())
                : levelled.withUnstated(RF_LOSS);
    }

    /** A rectified voltage: proportional to the power, read by the lock-in. */
    static UncertaintyBudget rectifiedVolts(UncertaintyBudget budget, Notes notes) {
        return atLevel(budget, budget.value() * LN_POWER_PER_DB, notes)
                .withCalibration("lock-in gain", budget.value() * notes.numberOr("lockin_gain_se", 0));
    }
}
