package io.mtjlab.simulators.twin.keithley2450;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.wiring.Waveform;

/** What comes out of the 2450: its level or a sweep, or what the output is when it is off. */
final class SourceDrive {

    private static final double OFF_PART = 0.1;

    private final Panel panel;
    private final SourceMeter meter;
    private Waveform levels = Waveform.constant(0);

    SourceDrive(Panel panel, SourceMeter meter) {
        this.panel = panel;
        this.meter = meter;
    }

    boolean volts() {
        return panel.word("source").equals("VOLT");
    }

    /** What is sourced, as the panel names it. */
    String sourced() {
        return volts() ? "volts" : "amperes";
    }

    /** The level at a moment. */
    double levelAt(long nanos) {
        return levels.valueAt(nanos);
    }

    /** The level that is set. */
    void drive() {
        levels = Waveform.constant(panel.get(sourced()));
        drive(levels);
    }

    void drive(Waveform next) {
        levels = next;
        if (!panel.on("output")) {
            meter.off(off());
        } else if (volts()) {
            meter.driveVolts(next, panel.get("limit.amperes"));
        } else {
            meter.driveAmperes(next, panel.get("limit.volts"));
        }
    }

    /** "10 percent of the full scale"; ZERO takes the whole present current range (reference manual, 6-32). */
    private SourceMeter.Off off() {
        boolean volts = volts();
        double amperesRange = (volts ? meter.meterAmperes : meter.sourceAmperes).nominal();
        double voltsRange = (volts ? meter.sourceVolts : meter.meterVolts).nominal();
        return new SourceMeter.Off(
                SourceMeter.OffState.of(panel.word("off." + sourced())),
                amperesRange,
                voltsRange,
                OFF_PART,
                amperesRange,
                volts ? panel.get("limit.amperes") : meter.sourceAmperes.fullScale());
    }

    /** Of the function that is sourced. */
    String offState() {
        return panel.word("off." + sourced());
    }
}
