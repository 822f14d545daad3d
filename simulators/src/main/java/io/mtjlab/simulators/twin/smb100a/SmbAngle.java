package io.mtjlab.simulators.twin.smb100a;

import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.rf.SwingingCarrier;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.FrequencySwing;

/**
 * Frequency and phase modulation of the SMB100A by its LF generator (operating manual 1407.0806.32, SOURce:FM and
 * SOURce:PM). Nothing is plugged in to modulate from outside.
 */
final class SmbAngle {

    private static final String FM = "[:SOURce[1]]:FM<1..1>";
    private static final String PM = "[:SOURce[1]]:PM<1..1>";

    /** "Maximum deviation 16 MHz, 100 rad" in the highest band (data sheet, modulation). */
    private static final Limits HERTZ = Limits.of(0, 16e6, 1e3);

    private static final Limits RADIANS = Limits.of(0, 100, 1);

    private final Panel panel;

    SmbAngle(Panel panel) {
        this.panel = panel;
        panel.number("fm.hertz", FM + "[:DEViation]", Dimension.HERTZ, HERTZ)
                .number("fm.external", FM + ":EXTernal:DEViation", Dimension.HERTZ, HERTZ)
                .choice("fm.mode", FM + ":MODE", "NORMal", "LNOise")
                .number("pm.radians", PM + "[:DEViation]", Dimension.RADIANS, RADIANS)
                .number("pm.external", PM + ":EXTernal:DEViation", Dimension.RADIANS, RADIANS)
                .choice("pm.mode", PM + ":MODE", "HBANdwidth", "HDEViation", "LNOise");
        common("fm", FM);
        common("pm", PM);
    }

    private void common(String name, String at) {
        panel.bool(name, at + ":STATe", false)
                .choice(name + ".source", at + ":SOURce", "INTernal", "EXTernal", "INT,EXT")
                .choice(name + ".internal", at + ":INTernal:SOURce", "LF1", "LF2")
                .choice(name + ".coupling", at + ":EXTernal:COUPling", "AC", "DC")
                .number(name + ".sensitivity", at + ":SENSitivity", Dimension.NONE, Limits.of(0, 16e6, 1e3));
    }

    /** "Only one of frequency and phase modulation can be on" (operating manual, modulation: concurrent use). */
    void check() throws ScpiException {
        if (panel.on("fm") && panel.on("pm")) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    /** The present peak deviation in hertz, 0 without one. */
    double peakHertz() {
        String name = panel.on("fm") ? "fm" : "pm";
        if (!panel.on("modulation")
                || !panel.on(name)
                || panel.word(name + ".source").equals("EXT")) {
            return 0;
        }
        return name.equals("fm") ? panel.get("fm.hertz") : panel.get("pm.radians") * panel.get("lf.hertz");
    }

    /** What comes out where {@code carrier} would without it. */
    CarrierSignal on(CarrierSignal carrier) {
        double peak = peakHertz();
        FrequencySwing.Shape shape = FrequencySwing.Shape.values()[(int) panel.get("lf.shape")];
        return peak == 0 ? carrier : new SwingingCarrier(carrier, peak, panel.get("lf.hertz"), shape);
    }
}
