package io.mtjlab.simulators.twin.sr830;

import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.twin.lockin.CurrentInput;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalInput;
import io.mtjlab.simulators.twin.lockin.SignalPath;

/** The SR830's settings: their rows, and what they mean for the detector (SR830 manual, chapter 5). */
final class Sr830Panel {

    static final int HIGHEST_SENSITIVITY = 26;
    static final double LOWEST_HERTZ = 1e-3;
    static final double HIGHEST_HERTZ = 102e3;

    /** Above this detection frequency no time constant may be longer than 30 s, and the synchronous filter is out. */
    static final double SLOW_BELOW_HERTZ = 200;

    private static final int SENSITIVITY_20_NANOAMPERE = 21;
    private static final int LONGEST_TIME_CONSTANT = 19;

    private final Settings settings;
    private final DoubleSupplier externalHertz;

    /** @param externalHertz of what is at the reference input */
    Sr830Panel(MnemonicTable table, DoubleSupplier externalHertz) {
        this.settings = new Settings(table, Sr830State.PRINT);
        this.externalHertz = externalHertz;
        reference();
        input();
    }

    Settings settings() {
        return settings;
    }

    private void reference() {
        settings.whole("FMOD", 0, 1, 1)
                .number("FREQ", LOWEST_HERTZ, HIGHEST_HERTZ, 1000)
                .number("PHAS", -360, 729.99, 0)
                .number("SLVL", 0.004, 5, 1)
                .whole("HARM", 1, 19_999, 1)
                .whole("RSLP", 0, 2, 0);
    }

    private void input() {
        settings.whole("ISRC", 0, 3, 0)
                .whole("IGND", 0, 1, 0)
                .whole("ICPL", 0, 1, 0)
                .whole("ILIN", 0, 3, 0)
                .whole("SENS", 0, HIGHEST_SENSITIVITY, HIGHEST_SENSITIVITY)
                .whole("RMOD", 0, 2, 2)
                .whole("OFLT", 0, LONGEST_TIME_CONSTANT, 8)
                .whole("OFSL", 0, 3, 1)
                .whole("SYNC", 0, 1, 0)
                .whole("OUTX", 0, 1, 1)
                .whole("OVRM", 0, 1, 1)
                .whole("KCLK", 0, 1, 1)
                .whole("ALRM", 0, 1, 1)
                .whole("LOCL", 0, 2, 0)
                .wholes("FPOP", Settings.between(1, 2), arguments -> arguments.integer(1, 0, 1))
                .numbers("AUXV", Settings.between(1, 4), arguments -> arguments.number(1, -10.5, 10.5));
    }

    boolean external() {
        return !settings.on("FMOD");
    }

    /** What the detector does. */
    SignalPath.Setting setting() {
        return new SignalPath.Setting(
                external(),
                settings.get("FREQ"),
                settings.whole("HARM"),
                settings.get("PHAS"),
                tauSeconds(),
                settings.whole("OFSL") + 1,
                settings.on("SYNC") && settings.whole("HARM") * hertzOfReference() < SLOW_BELOW_HERTZ,
                new SignalInput(
                        current(), settings.on("ICPL"), settings.whole("ILIN") % 2 == 1, settings.whole("ILIN") > 1));
    }

    private @Nullable CurrentInput current() {
        return switch (settings.whole("ISRC")) {
            case 0, 1 -> null;
            case 2 -> CurrentInput.SR830_MEGOHM;
            default -> CurrentInput.SR830_100_MEGOHM;
        };
    }

    /** A full scale of 20 nA or more chooses the lower current gain by itself (manual, 5-6: ISRC). */
    void chooseCurrentGain() {
        if (settings.whole("ISRC") == 3 && settings.whole("SENS") >= SENSITIVITY_20_NANOAMPERE) {
            settings.put("ISRC", 2);
        }
    }

    private double hertzOfReference() {
        return external() ? externalHertz.getAsDouble() : settings.get("FREQ");
    }

    /** 10 us, 30 us, 100 us and so on to 30 ks (OFLT). */
    double tauSeconds() {
        int index = settings.whole("OFLT");
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 5);
    }

    double noiseBandwidthHertz() {
        return SignalPath.noiseBandwidthHertz(settings.whole("OFSL") + 1, tauSeconds());
    }

    /** 2 nV, 5 nV, 10 nV and so on to 1 V (SENS). */
    double fullScaleVolts() {
        int step = settings.whole("SENS") + 1;
        return new double[] {1, 2, 5}[step % 3] * Math.pow(10, step / 3 - 9);
    }
}
