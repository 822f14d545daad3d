package io.mtjlab.protocols.stfmr;

import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;

/** What runs along a spectrum, frequency or field, while the other stays: the condition of the spectrum. */
interface SpectrumSweep {

    /** X and Y are RMS as read; V is direct, at the bias tee's DC port, while the carrier is on. */
    static List<Column> columns(Column swept) {
        return List.of(swept, Column.of("X", Unit.VOLT), Column.of("Y", Unit.VOLT), Column.of("V", Unit.VOLT));
    }

    List<Column> columns();

    /** Fields in oersted, or frequencies in megahertz. */
    Grid conditions();

    /** The head of a unit's key. */
    String key(double condition);

    /** The end of a unit's label. */
    String words(double condition);

    /** What the condition is called among a unit's coordinates. */
    String coordinate();

    /** Where the level of the carrier is told. */
    double middleHertz(double condition);

    /** Every field that is set. */
    List<Double> fields();

    /** Carrier off, to where the spectrum begins. */
    void approach(double condition) throws InterruptedException;

    /** The spectrum, with its search for sensitivity and phase. */
    void take(double condition, UnitRecorder points, RunContext run) throws InterruptedException;

    /** The field or the frequency that stayed, once the spectrum is taken. */
    void note(double condition, CalibrationNotes notes) throws InterruptedException;

    /** Lab time of one spectrum at least, and at most; for estimates. */
    double leastSeconds();

    double mostSeconds();
}
