package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SourceMeter.Reading;

/** The junction at a source meter that sources volts or amperes and measures both. */
public final class BiasSource {

    /** What a reading takes beside its integration. */
    private static final double OVERHEAD_SECONDS = 0.0005;

    /** Where the mains have 60 Hz, a reading is a sixth shorter. */
    private static final double MAINS_HERTZ = 50;

    /** A reading with a zero and a reference of its own. */
    private static final int AUTOZERO_READINGS = 3;

    private final SourceMeter meter;
    private final SourceMeter.Function function;
    private final double compliance;
    private final SourceMeter.Measurement measurement;
    private final Duration settle;
    private final LabClock clock;

    /**
     * @param compliance in amperes where {@code function} is volts, in volts where it is amperes
     * @param settle from a change of the level until it is read
     */
    public BiasSource(
            SourceMeter meter,
            SourceMeter.Function function,
            double compliance,
            SourceMeter.Measurement measurement,
            Duration settle,
            LabClock clock) {
        this.meter = meter;
        this.function = function;
        this.compliance = compliance;
        this.measurement = measurement;
        this.settle = settle;
        this.clock = clock;
    }

    public SourceMeter meter() {
        return meter;
    }

    private boolean volts() {
        return function == SourceMeter.Function.VOLTS;
    }

    /** At zero on the range that holds all {@code levels}, output on. */
    public void prepare(Collection<Double> levels) {
        double largest = levels.stream().mapToDouble(Math::abs).max().orElseThrow();
        meter.setOutput(false);
        if (volts()) {
            meter.setRangeVolts(largest);
            meter.setComplianceAmperes(compliance);
            meter.setVolts(0);
        } else {
            meter.setRangeAmperes(largest);
            meter.setComplianceVolts(compliance);
            meter.setAmperes(0);
        }
        meter.configure(measurement);
        meter.setOutput(true);
    }

    /** Goes to a level and reads when it stands. */
    public Reading at(double level) throws InterruptedException {
        set(level);
        clock.sleep(settle);
        return meter.read();
    }

    /** Goes to a level. */
    public void set(double level) {
        if (volts()) {
            meter.setVolts(level);
        } else {
            meter.setAmperes(level);
        }
    }

    /** All levels, timed by the instrument; the same number of readings. */
    public List<Reading> sweep(double[] levels) throws InterruptedException {
        meter.startSweep(levels, settle);
        SourceMeter.Buffer buffer = meter.takeBuffer();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            readings.add(new Reading(buffer.volts()[i], buffer.amperes()[i], buffer.inCompliance()[i]));
        }
        return readings;
    }

    /** What a level takes; for estimates. */
    public double expectedSeconds() {
        return settle.toNanos() * 1e-9
                + (measurement.autozero() ? AUTOZERO_READINGS : 1) * measurement.powerLineCycles() / MAINS_HERTZ
                + OVERHEAD_SECONDS;
    }

    /** The compliance and all levels. */
    public List<SetPoint> setPoints(Collection<Double> levels) {
        List<SetPoint> all = new ArrayList<>();
        all.add(new SetPoint(
                meter, volts() ? SetPoint.Quantity.COMPLIANCE_AMPERES : SetPoint.Quantity.COMPLIANCE, compliance));
        levels.forEach(level ->
                all.add(new SetPoint(meter, volts() ? SetPoint.Quantity.VOLTS : SetPoint.Quantity.CURRENT, level)));
        return all;
    }

    public void note(CalibrationNotes notes) {
        notes.volts(meter.measuredVoltsAccuracy()).measuredAmperes(meter.measuredAmperesAccuracy());
    }
}
