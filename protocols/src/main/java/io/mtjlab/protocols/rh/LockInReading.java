package io.mtjlab.protocols.rh;

import java.time.Duration;
import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.instruments.wiring.DcCircuit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.LockInParameters;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * An alternating current: the lock-in's sine output behind a resistor R0 that makes a current of it, and its input across
 * the terminals (Kumar 2024: 1 Mohm). With V_s the open output and V what the input reads, a phasor,
 *
 * <pre>
 *   Y = (V_s - V) / (R0 V),    R = 1 / (Re Y - 1/Rin),    I = |V| / R,
 * </pre>
 *
 * so that neither the input's own resistance Rin nor the junction's share of the voltage falsifies R; the capacitance of
 * the cable beside the junction is in the imaginary part of Y, and so in nothing.
 */
final class LockInReading implements LoopReading {

    private static final List<Column> COLUMNS = LoopReading.columns("V_x", "V_y");

    /** The widest that every lock-in has. */
    private static final double WIDEST_VOLTS = 1;

    /** A loop's highest resistance over that in saturation; 400 % of magnetoresistance fit in. */
    private static final double HEADROOM = 5;

    private final LockIn lockIn;
    private final SineSource sine;
    private final LabClock clock;
    private final Arguments step;
    private final double sourceOhms;
    private final double inputSiemens;
    private final int average;
    private double setVolts;
    private double lastAmperes;
    private Duration settling = Duration.ZERO;

    LockInReading(Arguments step, Station station) {
        this.lockIn = station.part("lockin", LockIn.class);
        this.sine = station.part("lockin", SineSource.class);
        this.clock = station.clock();
        this.step = step;
        this.average = step.get(RhParameters.AVERAGE);
        DcCircuit circuit = station.wiring().circuitOf(sine.role());
        if (circuit.sourceOhms() == 0) {
            throw step.error("sense: junction needs the resistor between the sine output of " + sine.role()
                    + " and the junction; say it in the bench's wiring, sources: {" + sine.role()
                    + ": {series_ohms: 1e6}}");
        }
        this.sourceOhms = circuit.sourceOhms() + sine.sineOhms();
        this.inputSiemens = 1 / circuit.shuntOhms();
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void prepare() throws InterruptedException {
        scale(WIDEST_VOLTS);
        lockIn.setPhaseDegrees(0);
        sine.setSine(step.get(RhParameters.SINE_HERTZ), step.get(RhParameters.SINE_VOLTS));
        setVolts = sine.sineRmsVolts();
    }

    @Override
    public void begin() throws InterruptedException {
        scale(WIDEST_VOLTS);
        Phasor saturated = lockIn.read();
        double volts = Math.hypot(saturated.xVolts(), saturated.yVolts());
        scale(step.find(RhParameters.FULL_SCALE).orElse(Math.min(WIDEST_VOLTS, HEADROOM * volts)));
        // A change of range upsets the filter; what it flags meanwhile is not the signal's, and this forgets it.
        lockIn.overloadedOrUnlocked();
    }

    private void scale(double fullScaleVolts) throws InterruptedException {
        lockIn.configure(new LockIn.Settings(
                false, fullScaleVolts, step.get(LockInParameters.TIME_CONSTANT), step.get(LockInParameters.SLOPE)));
        settling = lockIn.settlingTime();
        clock.sleep(settling);
    }

    /** After the filter has settled, and every further reading half a settling time later. */
    @Override
    public Point read() throws InterruptedException {
        double x = 0;
        double y = 0;
        for (int i = 0; i < average; i++) {
            clock.sleep(i == 0 ? settling : settling.dividedBy(2));
            Phasor volts = lockIn.read();
            x += volts.xVolts() / average;
            y += volts.yVolts() / average;
        }
        double square = x * x + y * y;
        double siemens = (setVolts * x / square - 1) / sourceOhms - inputSiemens;
        if (!(siemens > inputSiemens)) {
            throw new MeasurementFailed(lockIn.role() + " reads " + x + " V in phase of " + setVolts
                    + " V: the junction or a contact is open, or its resistance beyond that of the input");
        }
        lastAmperes = Math.sqrt(square) * siemens;
        return new Point(x, y, lastAmperes, 1 / siemens);
    }

    @Override
    public void requireContact() {
        if (lockIn.overloadedOrUnlocked()) {
            throw new MeasurementFailed(
                    lockIn.role() + " was overloaded during the loop; say a wider" + " lockin.full_scale_volts");
        }
    }

    /** The current is as uncertain as the amplitude of the sine, for R0 is far above the junction's resistance. */
    @Override
    public void note(CalibrationNotes notes) {
        notes.volts(lockIn.voltsAccuracy()).amperes(lastAmperes, sine.sineRmsVoltsAccuracy());
    }

    @Override
    public double beginSeconds() {
        return 2 * LockInParameters.settlingSeconds(step);
    }

    @Override
    public double readingSeconds() {
        return (1 + average) / 2.0 * LockInParameters.settlingSeconds(step);
    }

    @Override
    public List<SetPoint> setPoints() {
        return List.of(new SetPoint(sine, SetPoint.Quantity.SINE, step.get(RhParameters.SINE_VOLTS)));
    }

    @Override
    public Output output() {
        return sine;
    }
}
