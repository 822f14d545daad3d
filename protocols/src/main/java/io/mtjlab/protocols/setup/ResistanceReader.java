package io.mtjlab.protocols.setup;

import java.util.List;

import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SourceMeter.Reading;

/** Reads a junction between pulses: a small voltage, on for the time of one reading only. */
public final class ResistanceReader {

    /** What switching the output and two messages take beside the integration; for estimates. */
    private static final double OVERHEAD_SECONDS = 0.002;

    private static final double MAINS_HERTZ = 50;

    private final SourceMeter meter;
    private final double volts;
    private final double complianceAmperes;
    private final double powerLineCycles;

    public ResistanceReader(SourceMeter meter, double volts, double complianceAmperes, double powerLineCycles) {
        this.meter = meter;
        this.volts = volts;
        this.complianceAmperes = complianceAmperes;
        this.powerLineCycles = powerLineCycles;
    }

    public SourceMeter meter() {
        return meter;
    }

    /** At its voltage, output off. */
    public void prepare() {
        meter.setOutput(false);
        meter.setRangeVolts(volts);
        meter.setComplianceAmperes(complianceAmperes);
        meter.configure(new SourceMeter.Measurement(powerLineCycles, 1, false, false));
        meter.setVolts(volts);
    }

    /** Volts and amperes at the reader's terminals. @throws MeasurementFailed when nothing flows */
    public Reading read() {
        meter.setOutput(true);
        try {
            Reading reading = meter.read();
            if (reading.amperes() == 0) {
                throw new MeasurementFailed(
                        "reader " + meter.role() + " sees no current at " + volts + " V: a contact is open");
            }
            return reading;
        } finally {
            meter.setOutput(false);
        }
    }

    /** V / I at the reader's terminals, leads included. */
    public double ohms() {
        Reading reading = read();
        return reading.volts() / reading.amperes();
    }

    public double expectedSeconds() {
        return powerLineCycles / MAINS_HERTZ + OVERHEAD_SECONDS;
    }

    public List<SetPoint> setPoints() {
        return List.of(
                new SetPoint(meter, SetPoint.Quantity.COMPLIANCE_AMPERES, complianceAmperes),
                new SetPoint(meter, SetPoint.Quantity.VOLTS, volts));
    }
}
