package io.mtjlab.protocols.rh;

import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.SetPoint;

/** How a loop drives and reads the junction at each of its fields. */
interface LoopReading {

    /**
     * One reading, averaged as the step asks.
     *
     * @param volts at positive current, or in phase
     * @param otherVolts at negative current, or in quadrature
     * @param amperes through the junction, magnitude, or RMS
     * @param ohms raw, series resistance included
     */
    record Point(double volts, double otherVolts, double amperes, double ohms) {}

    /** What a loop stores; branch is +1 while the field rises, -1 while it falls. */
    static List<Column> columns(String volts, String otherVolts) {
        return List.of(
                Column.of("t", Unit.SECOND),
                Column.of("H", Unit.OERSTED),
                Column.of(volts, Unit.VOLT),
                Column.of(otherVolts, Unit.VOLT),
                Column.of("I", Unit.AMPERE),
                Column.of("R", Unit.OHM),
                Column.of("branch", Unit.ONE));
    }

    List<Column> columns();

    /** Makes instruments ready, output on. */
    void prepare() throws InterruptedException;

    /** Lets the current flow, in saturation. */
    void begin() throws InterruptedException;

    /** @throws io.mtjlab.protocols.setup.MeasurementFailed when what was read means nothing */
    Point read() throws InterruptedException;

    /** @throws io.mtjlab.protocols.setup.MeasurementFailed when the current said did not flow all the time */
    void requireContact();

    void note(CalibrationNotes notes);

    /** What {@link #begin} and one {@link #read} take; for estimates. */
    double beginSeconds();

    double readingSeconds();

    List<SetPoint> setPoints();

    /** What drives the junction. */
    Output output();
}
