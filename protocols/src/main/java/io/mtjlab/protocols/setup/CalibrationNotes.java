package io.mtjlab.protocols.setup;

import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.wiring.RfPath;
import io.mtjlab.instruments.wiring.TerminalPair;

/**
 * What a fit needs to know beside the points: how well the instruments are calibrated, and what the field was. Every
 * {@code _se} is one standard deviation; gains are dimensionless.
 */
public final class CalibrationNotes {

    private final UnitRecorder unit;

    public CalibrationNotes(UnitRecorder unit) {
        this.unit = unit;
    }

    public CalibrationNotes volts(Accuracy volts) {
        unit.note("volts_gain_se", volts.gainStandardError());
        unit.note("volts_offset_se", volts.offsetStandardError());
        return this;
    }

    public CalibrationNotes amperes(double set, Accuracy amperes) {
        unit.note("amperes", set);
        unit.note("amperes_gain_se", amperes.gainStandardError());
        unit.note("amperes_offset_se", amperes.offsetStandardError());
        return this;
    }

    /** Ohms by which an error of the amplitudes by its whole moves a resistance, besides that resistance itself. */
    public CalibrationNotes divider(double ohms) {
        unit.note("divider_ohms", ohms);
        return this;
    }

    /** Of a current that was measured at every point. */
    public CalibrationNotes measuredAmperes(Accuracy amperes) {
        unit.note("amperes_gain_se", amperes.gainStandardError());
        unit.note("amperes_offset_se", amperes.offsetStandardError());
        return this;
    }

    public CalibrationNotes probe(Accuracy oersted) {
        unit.note("field_gain_se", oersted.gainStandardError());
        unit.note("field_offset_se_oersted", oersted.offsetStandardError());
        return this;
    }

    public CalibrationNotes field(FieldReading field) {
        unit.note("field_oersted", field.oersted());
        unit.note("field_statistical_se_oersted", field.standardErrorOersted());
        return this;
    }

    /** @param accuracy in decibel */
    public CalibrationNotes level(double dbm, Accuracy accuracy) {
        unit.note("rf_dbm", dbm);
        unit.note("rf_level_se_db", accuracy.standardError(dbm));
        return this;
    }

    /**
     * What arrives at the probe of a carrier of {@code dbm} at the generator's connector. How well its loss is known is
     * noted where the bench says it.
     */
    public CalibrationNotes path(double dbm, double hertz, RfPath path) {
        unit.note("rf_probe_dbm", dbm - path.lossDb(hertz));
        path.lossDbSe().ifPresent(decibel -> unit.note("rf_loss_se_db", decibel));
        return this;
    }

    public CalibrationNotes megahertz(double megahertz) {
        unit.note("rf_megahertz", megahertz);
        return this;
    }

    public CalibrationNotes noCarrier() {
        unit.note("rf_dbm", "off");
        return this;
    }

    public CalibrationNotes lockIn(Accuracy volts) {
        unit.note("lockin_gain_se", volts.gainStandardError());
        return this;
    }

    public CalibrationNotes leads(Wiring wiring) {
        return leads(wiring.junction());
    }

    /** Of the terminals that what reads is wired to. */
    public CalibrationNotes leads(TerminalPair pair) {
        unit.note("series_ohms", pair.seriesOhms());
        unit.note("series_ohms_se", pair.seriesOhmsSe());
        return this;
    }
}
