package io.mtjlab.protocols.rh;

import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.JunctionLeads.Reversal;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * A direct current, reversed at every reading: R = (V+ - V-) / 2I. A reading during which the junction switched is taken
 * again.
 */
final class DirectReading implements LoopReading {

    /** A junction that switches to and fro is read as it is after so many. */
    private static final int READINGS = 3;

    private static final List<Column> COLUMNS = LoopReading.columns("V_plus", "V_minus");

    private final JunctionLeads junction;
    private final int average;
    private final double reversalSeconds;
    private ThermalVoltage thermal = new ThermalVoltage();

    DirectReading(Arguments step, Station station) {
        double powerLineCycles = step.get(BiasParameters.POWER_LINE_CYCLES);
        junction = BiasParameters.leads(step, station, powerLineCycles, 0);
        average = step.get(RhParameters.AVERAGE);
        reversalSeconds = step.get(BiasParameters.REVERSAL_SETTLE) + 2 * BiasParameters.readingSeconds(powerLineCycles);
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void prepare() throws InterruptedException {
        junction.prepare();
    }

    @Override
    public void begin() throws InterruptedException {
        thermal = new ThermalVoltage();
        junction.drive(+1);
    }

    @Override
    public Point read() throws InterruptedException {
        Reversal volts = junction.reverse(average);
        for (int reading = 1; reading < READINGS && !thermal.agrees(volts); reading++) {
            volts = junction.reverse(average);
        }
        double amperes = junction.biasAmperes();
        return new Point(volts.plus(), volts.minus(), amperes, (volts.plus() - volts.minus()) / (2 * amperes));
    }

    @Override
    public void requireContact() {
        junction.requireContact();
    }

    @Override
    public void note(CalibrationNotes notes) {
        notes.volts(junction.meter().voltsAccuracy())
                .amperes(junction.biasAmperes(), junction.source().amperesAccuracy());
    }

    @Override
    public double beginSeconds() {
        return 0;
    }

    @Override
    public double readingSeconds() {
        return average * reversalSeconds;
    }

    @Override
    public List<SetPoint> setPoints() {
        return junction.setPoints();
    }

    @Override
    public Output output() {
        return junction.source();
    }
}
