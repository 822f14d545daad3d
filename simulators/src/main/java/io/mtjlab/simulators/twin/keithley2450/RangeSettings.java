package io.mtjlab.simulators.twin.keithley2450;

import java.util.List;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/** The ranges of the source and of the meter, as the panel's settings choose them. */
final class RangeSettings {

    private final Panel panel;
    private final SourceMeter meter;

    RangeSettings(Panel panel, SourceMeter meter) {
        this.panel = panel;
        this.meter = meter;
    }

    /** As after *RST. */
    void reset() {
        for (Ranged each : List.of(meter.sourceVolts, meter.sourceAmperes, meter.meterVolts, meter.meterAmperes)) {
            each.auto(true);
            each.select(0);
        }
    }

    /** Follows a setting that may be of a range; any other does nothing here. */
    void changed(String name) throws ScpiException {
        switch (name) {
            case "volts" -> level(meter.sourceVolts, "volts");
            case "amperes" -> level(meter.sourceAmperes, "amperes");
            case "volts.range" -> fix(meter.sourceVolts, "volts.range", "volts.auto");
            case "amperes.range" -> fix(meter.sourceAmperes, "amperes.range", "amperes.auto");
            case "meter.volts" -> fix(meter.meterVolts, "meter.volts", "meter.volts.auto");
            case "meter.amperes" -> fix(meter.meterAmperes, "meter.amperes", "meter.amperes.auto");
            case "meter.volts.auto" -> meter.meterVolts.auto(panel.on(name));
            case "meter.amperes.auto" -> meter.meterAmperes.auto(panel.on(name));
            default -> {}
        }
    }

    private void level(Ranged range, String name) throws ScpiException {
        if (panel.on(name + ".auto")) {
            range.select(panel.get(name));
            panel.put(name + ".range", range.nominal());
        } else if (!range.holds(panel.get(name))) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    private void fix(Ranged range, String name, String auto) {
        range.select(panel.get(name));
        panel.put(name, range.nominal());
        panel.put(auto, 0);
        range.auto(false);
    }

    /** A list's settings are the present ones now. */
    void recalled() {
        recalled(meter.sourceVolts, "volts.range", "volts.auto");
        recalled(meter.sourceAmperes, "amperes.range", "amperes.auto");
        recalled(meter.meterVolts, "meter.volts", "meter.volts.auto");
        recalled(meter.meterAmperes, "meter.amperes", "meter.amperes.auto");
    }

    private void recalled(Ranged range, String name, String auto) {
        range.auto(panel.on(auto));
        range.select(panel.get(name));
    }
}
