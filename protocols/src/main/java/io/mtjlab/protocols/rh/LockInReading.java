package io.mtjlab.protocols.rh;

import java.time.Duration;
import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.LockInParameters;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * An alternating current: the lock-in's sine output behind a resistor that makes a current of it, and its input across
 * the terminals or, as in Kumar 2024, across that resistor of 1 Mohm; see {@link LockInDivider}.
 */
final class LockInReading implements LoopReading {

    private static final List<Column> COLUMNS = LoopReading.columns("V_x", "V_y");

    private final LockIn lockIn;
    private final SineSource sine;
    private final LabClock clock;
    private final Arguments step;
    private final LockInDivider divider;
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
        this.divider = LockInDivider.of(step, sine, station.wiring());
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void prepare() throws InterruptedException {
        scale(LockInDivider.WIDEST_VOLTS);
        lockIn.setPhaseDegrees(0);
        sine.setSine(step.get(RhParameters.SINE_HERTZ), step.get(RhParameters.SINE_VOLTS));
        setVolts = sine.sineRmsVolts();
    }

    @Override
    public void begin() throws InterruptedException {
        scale(LockInDivider.WIDEST_VOLTS);
        Phasor saturated = lockIn.read();
        double volts = Math.hypot(saturated.xVolts(), saturated.yVolts());
        scale(step.find(RhParameters.FULL_SCALE).orElse(divider.fullScale(setVolts, volts)));
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
        LockInDivider.Seen seen = divider.seen(setVolts, x, y);
        if (!(seen.ohms() > 0) || Double.isInfinite(seen.ohms())) {
            throw new MeasurementFailed(lockIn.role() + " reads " + x + " V in phase of " + setVolts + " V, "
                    + (divider.leverOhms() == 0
                            ? "the junction or a contact is open, or its resistance beyond that of the input"
                            : "more than a short would leave: its gains are off by more than the junction is worth; read"
                                    + " X with the terminals shorted and say reference.shorted_volts"));
        }
        lastAmperes = seen.amperes();
        return new Point(x, y, lastAmperes, seen.ohms());
    }

    @Override
    public void requireContact() {
        if (lockIn.overloadedOrUnlocked()) {
            throw new MeasurementFailed(
                    lockIn.role() + " was overloaded during the loop; say a wider" + " lockin.full_scale_volts");
        }
    }

    /** The current is as uncertain as the amplitude of the sine. */
    @Override
    public void note(CalibrationNotes notes) {
        if (divider.gainsDropOut()) {
            Accuracy ratio = new Accuracy(0, 0, "both amplitudes read by one input");
            notes.volts(ratio).amperes(lastAmperes, ratio);
        } else {
            notes.volts(lockIn.voltsAccuracy())
                    .amperes(lastAmperes, sine.sineRmsVoltsAccuracy())
                    .divider(divider.leverOhms());
        }
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
