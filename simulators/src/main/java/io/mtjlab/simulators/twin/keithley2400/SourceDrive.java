package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.wiring.Waveform;

/** What comes out of the terminals: the source's level, the test current of auto ohms, or what an output does that is off. */
final class SourceDrive {

    private static final double OFF_PART = 0.005;

    private final Panel panel;
    private final SourceMeter meter;
    private final Functions functions;
    private final SourceLevels source;
    private boolean ohmsSourced;

    SourceDrive(Panel panel, SourceMeter meter, Functions functions, SourceLevels source) {
        this.panel = panel;
        this.meter = meter;
        this.functions = functions;
        this.source = source;
    }

    /** True while the source is auto ohms', or was until the functions changed. */
    boolean takenByOhms() {
        return functions.autoOhms() || ohmsSourced;
    }

    /** The limit of the other quantity holds. */
    boolean tripped(boolean volts) {
        return panel.on("output") && source.volts() != volts && meter.limited();
    }

    void drive() {
        if (functions.autoOhms()) {
            ohmsSourced = true;
            double amperes = AutoOhms.testAmperes(panel.get("meter.ohms"));
            meter.sourceAmperes.select(amperes);
            drive(Waveform.constant(amperes));
            return;
        }
        if (ohmsSourced) {
            ohmsSourced = false;
            meter.sourceAmperes.select(panel.get("amperes.range"));
        }
        drive(Waveform.constant(source.level()));
    }

    void drive(Waveform levels) {
        if (!panel.on("output")) {
            meter.off(off());
        } else if (source.volts()) {
            meter.driveVolts(levels, limitAmperes());
        } else {
            meter.driveAmperes(levels, limitVolts());
        }
    }

    /** "0.5 % full scale" and what ZERO takes (user's manual, 13-9 and 18-59). */
    private SourceMeter.Off off() {
        boolean volts = source.volts();
        double amperesRange = (volts ? meter.meterAmperes : meter.sourceAmperes).nominal();
        double voltsRange = (volts ? meter.sourceVolts : meter.meterVolts).nominal();
        double zero = volts ? limitAmperes() : Math.max(Math.abs(panel.get("amperes")), OFF_PART * amperesRange);
        double guard = volts ? limitAmperes() : meter.sourceAmperes.fullScale();
        return new SourceMeter.Off(
                SourceMeter.OffState.of(panel.word("output.off")), amperesRange, voltsRange, OFF_PART, zero, guard);
    }

    /** A fixed measurement range lower than the limit is the limit (user's manual, 6-3: range compliance). */
    double limitAmperes() {
        double set = Math.abs(panel.get("limit.amperes"));
        return meter.meterAmperes.auto() ? set : Math.min(set, meter.meterAmperes.fullScale());
    }

    double limitVolts() {
        if (functions.autoOhms()) {
            return AutoOhms.LIMIT_VOLTS;
        }
        double set = Math.min(Math.abs(panel.get("limit.volts")), panel.get("overvoltage"));
        return meter.meterVolts.auto() ? set : Math.min(set, meter.meterVolts.fullScale());
    }
}
