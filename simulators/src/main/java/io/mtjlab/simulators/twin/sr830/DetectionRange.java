package io.mtjlab.simulators.twin.sr830;

import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.lockin.LockInStatus;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalPath;

/** What the frequency of detection allows: harmonics up to 102 kHz, long time constants below 200 Hz (manual, chapter 5). */
final class DetectionRange {

    /** OFLT */
    private static final int THIRTY_SECONDS = 13;

    private static final int LIA_RANGE = 1 << 4;
    private static final int LIA_TIME_CONSTANT = 1 << 5;

    private final Sr830Panel panel;
    private final Settings settings;
    private final SignalPath path;
    private final LockInStatus status;
    private boolean above200;

    DetectionRange(Sr830Panel panel, SignalPath path, LockInStatus status) {
        this.panel = panel;
        this.settings = panel.settings();
        this.path = path;
        this.status = status;
    }

    /** As after *RST, or with another setup. */
    void begin() {
        above200 = detectedHertz() > Sr830Panel.SLOW_BELOW_HERTZ;
    }

    /** Five digits or a tenth of a millihertz, whichever is coarser (manual, 5-4). */
    void frequency() throws Refusal {
        if (panel.external()) {
            throw new Refusal(Refusal.Kind.EXECUTION, "the reference is external");
        }
        double hertz = settings.get("FREQ");
        if (hertz * settings.whole("HARM") > Sr830Panel.HIGHEST_HERTZ) {
            throw new Refusal(Refusal.Kind.EXECUTION, "detection above 102 kHz");
        }
        double step = Math.max(1e-4, Math.pow(10, Math.floor(Math.log10(hertz)) - 4));
        settings.put("FREQ", Math.rint(hertz / step) * step);
    }

    /** One that would be detected above 102 kHz becomes the highest that is not (manual, 5-4). */
    void harmonic() {
        double highest = Math.max(
                1, Math.floor(Sr830Panel.HIGHEST_HERTZ / Math.max(Sr830Panel.LOWEST_HERTZ, path.referenceHertz())));
        settings.put("HARM", Math.min(settings.get("HARM"), highest));
    }

    void timeConstant() throws Refusal {
        if (settings.whole("OFLT") > THIRTY_SECONDS && detectedHertz() > Sr830Panel.SLOW_BELOW_HERTZ) {
            throw new Refusal(Refusal.Kind.EXECUTION, "longer than 30 s only below 200 Hz");
        }
    }

    /** What happens by itself when the frequency of detection passes 200 Hz (LIAS bits 4 and 5). */
    void follow() {
        boolean above = detectedHertz() > Sr830Panel.SLOW_BELOW_HERTZ;
        if (above != above200) {
            above200 = above;
            status.lia(LIA_RANGE);
        }
        if (above && settings.whole("OFLT") > THIRTY_SECONDS) {
            settings.put("OFLT", THIRTY_SECONDS);
            path.setting(panel.setting());
            status.lia(LIA_TIME_CONSTANT);
        }
    }

    private double detectedHertz() {
        return settings.whole("HARM") * path.referenceHertz();
    }
}
