package io.mtjlab.analysis.budget;

import java.util.Map;

import io.mtjlab.analysis.result.Estimate;

/**
 * What the specifications of the instruments leave open, one standard deviation each, and how far it moves what was
 * fitted. Terms of one name are one error: gains of voltmeter and current source cancel in TMR, a field offset cancels
 * in Hc.
 *
 * @param voltsGain of the voltmeter, relative
 * @param voltsOffset of the voltmeter, V
 * @param amperesGain of the current source, relative
 * @param amperesOffset of the current source, A
 * @param fieldGain of the gaussmeter, relative
 * @param fieldOffsetOersted of the gaussmeter, Oe
 * @param rfLevelDecibel of the generator, dB
 * @param lockinGain of the lock-in, relative
 * @param seriesOhms in series with the junction, ohm
 * @param seriesOhmsError of that resistance, ohm
 */
public record Calibration(
        double voltsGain,
        double voltsOffset,
        double amperesGain,
        double amperesOffset,
        double fieldGain,
        double fieldOffsetOersted,
        double rfLevelDecibel,
        double lockinGain,
        double seriesOhms,
        double seriesOhmsError) {

    /** Everything known exactly, nothing in series. */
    public static final Calibration PERFECT = new Calibration(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final Source VOLTS_GAIN = Source.calibration("voltmeter gain");
    private static final Source VOLTS_OFFSET = Source.calibration("voltmeter offset");
    private static final Source AMPERES_GAIN = Source.calibration("current source gain");
    private static final Source AMPERES_OFFSET = Source.calibration("current source offset");
    private static final Source SERIES = Source.calibration("series resistance");
    private static final String FIELD_GAIN = "gaussmeter gain";
    private static final String FIELD_OFFSET = "gaussmeter offset";
    private static final String RF_LEVEL = "rf level";
    private static final String LOCKIN_GAIN = "lock-in gain";

    /** From the notes of a stored unit, names as there ({@code volts_gain_se}, {@code series_ohms}, ...); absent is 0. */
    public static Calibration ofNotes(Map<String, ?> notes) {
        return new Calibration(
                number(notes, "volts_gain_se"),
                number(notes, "volts_offset_se"),
                number(notes, "amperes_gain_se"),
                number(notes, "amperes_offset_se"),
                number(notes, "field_gain_se"),
                number(notes, "field_offset_se_oersted"),
                number(notes, "rf_level_se_db"),
                number(notes, "lockin_gain_se"),
                number(notes, "series_ohms"),
                number(notes, "series_ohms_se"));
    }

    /** A raw resistance from readings at both polarities: offsets of meter and source have dropped out. */
    public Uncertain resistance(Estimate ohms) {
        return Uncertain.of(ohms, ohms.name())
                .with(VOLTS_GAIN, ohms.value() * voltsGain)
                .with(AMPERES_GAIN, -ohms.value() * amperesGain);
    }

    /** A raw resistance from readings at one polarity, {@code amperes} of current. */
    public Uncertain resistanceAtOnePolarity(Estimate ohms, double amperes) {
        return resistance(ohms)
                .with(VOLTS_OFFSET, voltsOffset / amperes)
                .with(AMPERES_OFFSET, -ohms.value() * amperesOffset / amperes);
    }

    /** A resistance without what is in series. */
    public Uncertain corrected(Uncertain raw) {
        return raw.minus(Uncertain.exactly(seriesOhms).with(SERIES, seriesOhmsError));
    }

    /** (R_AP - R_P)/R_P, raw. */
    public Uncertain magnetoresistance(Estimate ohmsP, Estimate ohmsAP) {
        return ratio(resistance(ohmsP), resistance(ohmsAP));
    }

    /** (R_AP - R_P)/R_P of the junction alone. */
    public Uncertain correctedMagnetoresistance(Estimate ohmsP, Estimate ohmsAP) {
        return ratio(corrected(resistance(ohmsP)), corrected(resistance(ohmsAP)));
    }

    private static Uncertain ratio(Uncertain p, Uncertain ap) {
        return ap.minus(p).dividedBy(p);
    }

    /** A field in Oe, such as beta, Hup or H_offset. */
    public UncertaintyBudget field(Estimate oersted) {
        return UncertaintyBudget.of(oersted)
                .withCalibration(FIELD_GAIN, oersted.value() * fieldGain)
                .withCalibration(FIELD_OFFSET, fieldOffsetOersted);
    }

    /** A difference of fields in Oe, such as Hc: the offset cancels. */
    public UncertaintyBudget fieldDifference(Estimate oersted) {
        return UncertaintyBudget.of(oersted).withCalibration(FIELD_GAIN, oersted.value() * fieldGain);
    }

    /** A quantity per Oe, such as alpha. */
    public UncertaintyBudget perField(Estimate perOersted) {
        return UncertaintyBudget.of(perOersted).withCalibration(FIELD_GAIN, -perOersted.value() * fieldGain);
    }

    /** A quantity measured at a field that it depends on, such as f_r: {@code slopePerOersted} is its derivative. */
    public UncertaintyBudget atField(Estimate quantity, double fieldOersted, double slopePerOersted) {
        return UncertaintyBudget.of(quantity)
                .withCalibration(FIELD_GAIN, slopePerOersted * fieldOersted * fieldGain)
                .withCalibration(FIELD_OFFSET, slopePerOersted * fieldOffsetOersted);
    }

    /** A budget of a quantity that depends on the RF level, {@code slopePerDecibel} its derivative. */
    public UncertaintyBudget atRfLevel(UncertaintyBudget budget, double slopePerDecibel) {
        return budget.withCalibration(RF_LEVEL, slopePerDecibel * rfLevelDecibel);
    }

    /** Rectified volts, read by the lock-in, proportional to the microwave power. */
    public UncertaintyBudget rectifiedVolts(Estimate volts) {
        return UncertaintyBudget.of(volts)
                .withCalibration(LOCKIN_GAIN, volts.value() * lockinGain)
                .withCalibration(RF_LEVEL, volts.value() * Math.log(10) / 10 * rfLevelDecibel);
    }

    private static double number(Map<String, ?> notes, String name) {
        return notes.get(name) instanceof Number n ? n.doubleValue() : 0;
    }
}
