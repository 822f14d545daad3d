package io.mtjlab.simulators.twin.sr860;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.lockin.Settings;

/**
 * What an SR860 shows, files and clocks (operation manual, chapter 4: display, strip chart, FFT, system). The chart and
 * the spectrum nobody sees: their settings are kept and told. Their cursors tell what is now, the chart's the data
 * channels, the spectrum's what is at 0 Hz, in dBV: the magnitude behind the mixer and behind the filter, the noise of
 * one bin at the input. The greatest span, 62.5 kHz a division of the input's 1.25 MHz, is an assumption. A picture of
 * the screen is not told (GETSCREEN?).
 */
final class Screen {

    private static final String[] OFF_ON = {"OFF", "ON"};
    private static final Settings.Index CHANNEL = Settings.between(0, 3);
    private static final double SPAN_PER_RATE = 20;
    private static final double BINS = 1024;
    private static final int STATUS = 4;
    private static final int RIGHT_EDGE = 639;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu", Locale.ROOT);

    private final Settings settings;
    private final Sr860State state;
    private Duration ahead = Duration.ZERO;
    private String prefix = "SR860";

    Screen(Settings settings, MnemonicTable table, Sr860State state) {
        this.settings = settings;
        this.state = state;
        chart(table);
        spectrum(table);
        clock(table);
        files(table);
    }

    private void chart(MnemonicTable table) {
        settings.whole("GSPD", 0, 16, 0)
                .words("GLIV", 1, OFF_ON)
                .whole("PCUR", 0, RIGHT_EDGE, RIGHT_EDGE)
                .words("CURREL", 0, OFF_ON)
                .words("CURDISP", 0, "DATE", "INTerval")
                .words("CURBUG", 0, "AVG", "MAX", "MIN")
                .words("FCRW", 0, "LINE", "NARRow", "WIDE")
                .numbers("GSCL", CHANNEL, arguments -> arguments.number(1, 1e-12, 1e6))
                .numbers("GOFF", CHANNEL, arguments -> arguments.number(1, -1e6, 1e6));
        for (int i = 0; i < 4; i++) {
            settings.add("GSCL" + i, 0.1);
        }
        table.command("GACT", this::fit)
                .command("GAUT", this::fit)
                .command("GAUF", this::center)
                .query("CURDATTIM", () -> WRITTEN.format(now()))
                .query("CURINTERVAL", () -> "0")
                .query("SCRY", arguments -> {
                    arguments.expect(1, 1);
                    int channel = arguments.integer(0, 0, STATUS);
                    return channel == STATUS ? "0" : Sr860State.PRINT.apply(shown(channel));
                });
    }

    private double shown(int channel) {
        return state.output(settings.whole("CDSP" + channel));
    }

    /** Auto scale: the reading is in the upper half of the chart. */
    private void fit(Arguments arguments) throws Refusal {
        arguments.expect(1, 1);
        int channel = arguments.integer(0, 0, 3);
        settings.put("GSCL" + channel, Math.max(1e-12, Math.abs(shown(channel)) / 2));
        settings.put("GOFF" + channel, 0);
    }

    /** Auto find: it is in the middle. */
    private void center(Arguments arguments) throws Refusal {
        arguments.expect(1, 1);
        int channel = arguments.integer(0, 0, 3);
        settings.put("GOFF" + channel, -shown(channel));
    }

    private void spectrum(MnemonicTable table) {
        settings.words("FFTR", 0, "ADC", "MIXer", "FILTer")
                .whole("FFTS", -9, 8, 0)
                .number("FFTO", -1000, 1000, 0)
                .whole("FFTA", 0, 4, 0)
                .words("FFTL", 1, OFF_ON)
                .add("FFTSPAN", 62.5e3);
        table.query("FFTMAXSPAN", () -> Sr860State.PRINT.apply(greatestSpan()))
                .query("FFTSPAN", () -> Sr860State.PRINT.apply(span()))
                .command("FFTSPAN", arguments -> {
                    arguments.expect(1, 1);
                    settings.put("FFTSPAN", arguments.number(0, Units.HERTZ, 1e-6, greatestSpan()));
                })
                .action("FAUT", () -> settings.put("FFTO", Math.rint(decibels())))
                .query("FCRX", () -> Sr860State.PRINT.apply(0))
                .query("FCRY", () -> Sr860State.PRINT.apply(decibels()));
    }

    /** In hertz a division: half of the rate over ten divisions. */
    private double greatestSpan() {
        double rate = settings.whole("FFTR") == 2 ? state.fastestHertz() : Sr860State.FASTEST_HERTZ;
        return rate / SPAN_PER_RATE;
    }

    private double span() {
        return Math.min(settings.get("FFTSPAN"), greatestSpan());
    }

    private double decibels() {
        double volts =
                settings.on("FFTR") ? state.magnitudeVolts() : state.inputDensity() * Math.sqrt(10 * span() / BINS);
        return 20 * Math.log10(Math.max(1e-12, Math.abs(volts)));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(state.now().plus(ahead), ZoneOffset.UTC);
    }

    private void clock(MnemonicTable table) {
        ChronoField[] time = {ChronoField.SECOND_OF_MINUTE, ChronoField.MINUTE_OF_HOUR, ChronoField.HOUR_OF_DAY};
        ChronoField[] date = {ChronoField.DAY_OF_MONTH, ChronoField.MONTH_OF_YEAR, ChronoField.YEAR};
        clock(table, "TIME", time, "SEConds", "MINutes", "HOURs");
        clock(table, "DATE", date, "DAY", "MONth", "YEAR");
    }

    /** A part of the clock; years are counted from 2000. */
    private void clock(MnemonicTable table, String mnemonic, ChronoField[] fields, String... words) {
        table.command(mnemonic, arguments -> {
                    arguments.expect(2, 2);
                    ChronoField field = fields[arguments.choice(0, words)];
                    int value = arguments.integer(1, 0, 99) + (field == ChronoField.YEAR ? 2000 : 0);
                    LocalDateTime before = now();
                    try {
                        ahead = ahead.plus(Duration.between(before, before.with(field, value)));
                    } catch (DateTimeException e) {
                        throw new Refusal(Refusal.Kind.EXECUTION, "no such time: " + value);
                    }
                })
                .query(mnemonic, arguments -> {
                    arguments.expect(1, 1);
                    ChronoField field = fields[arguments.choice(0, words)];
                    return Integer.toString(now().get(field) % (field == ChronoField.YEAR ? 100 : 1000));
                });
    }

    private void files(MnemonicTable table) {
        settings.words("BLAZEX", 0, "BLAzex", "BISync", "UNISync")
                .words("PRMD", 0, "SCReen", "PRNt", "MONOchrome")
                .words("SDFM", 0, "CSV", "MATfile")
                .whole("FNUM", 0, 9999, 0);
        table.command("FBAS", arguments -> {
                    arguments.expect(1, 1);
                    prefix = arguments.name(0);
                })
                .query("FBAS", () -> prefix)
                .query("FNXT", () -> String.format(Locale.ROOT, "%s%04d", prefix, settings.whole("FNUM")))
                .action("DCAP", this::saved)
                .action("SVDT", this::saved);
    }

    /** Goes to a stick in the front panel, which is not there; the screen alone would say so. */
    private void saved() {
        settings.put("FNUM", (settings.whole("FNUM") + 1) % 10_000);
    }

    /** As after *RST; the clock goes on. */
    void reset() {
        prefix = "SR860";
    }
}
