package io.mtjlab.simulators.twin.sr860;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.lockin.Samplers;
import io.mtjlab.simulators.twin.lockin.Settings;

/** The wire of the SR860 (operation manual, chapter 4: remote programming). Words and their numbers are both taken. */
public final class Sr860Twin implements VirtualInstrument {

    private static final String[] DATA = {
        "X", "Y", "R", "THETA", "IN1", "IN2", "IN3", "IN4", "XNOISE", "YNOISE", "OUT1", "OUT2", "PHASE", "SAMP",
        "LEVEL", "FINT", "FEXT"
    };
    private static final String[] OUTPUTS = {"X", "Y", "R"};
    private static final String[] OFF_ON = {"OFF", "ON"};
    private static final Settings.Index FOUR = Settings.between(0, 3);

    private final MnemonicTable table = new MnemonicTable();
    private final Settings settings = new Settings(table, Sr860State.PRINT);
    private final Sr860State state;
    private final List<Runnable> resets;
    private final Dialect dialect;

    public Sr860Twin(Post post) {
        reference();
        input();
        filter();
        outputs();
        presets();
        front();
        state = new Sr860State(post, table, settings);
        UdpStream stream = new UdpStream(post, settings, table, state);
        Samplers samplers = new Samplers(stream);
        Capture capture = new Capture(settings, table, state, samplers::first);
        Scan scan = new Scan(post, settings, table, state);
        Screen screen = new Screen(settings, table, state);
        resets = List.of(capture::reset, stream::stop, scan::reset, screen::reset);
        state.sample(samplers);
        readings();
        actions();
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.STANFORD_WORDS, state.status())
                .unasked(stream::outlet);
    }

    private void reference() {
        settings.number("FREQ", Units.HERTZ, Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ, 100e3)
                .number("FREQINT", Units.HERTZ, Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ, 100e3)
                .number("PHAS", Units.DEGREES, -360_000, 360_000, 0)
                .number("SLVL", Units.VOLTS, 0, 2, 0)
                .number("SOFF", Units.VOLTS, -5, 5, 0)
                .whole("HARM", 1, 99, 1)
                .whole("HARMDUAL", 1, 99, 1)
                .words("TBMODE", 0, "AUTO", "INternal")
                .words("REFM", 0, "COMmon", "DIFference")
                .words("RSRC", 0, "INT", "EXT", "DUAL", "CHOP")
                .words("RTRG", 0, "SIN", "POSttl", "NEGttl")
                .words("REFZ", 0, "50", "1M")
                .number("BLADEPHASE", Units.DEGREES, -360_000, 360_000, 0)
                .words("BLADESLOTS", 0, "SLT6", "SLT30");
    }

    private void input() {
        settings.words("IVMD", 0, "VOLTage", "CURRent")
                .words("ISRC", 0, "A", "A-B")
                .words("ICPL", 0, "AC", "DC")
                .words("IGND", 0, "FLOat", "GROund")
                .words("IRNG", 0, "1Volt", "300Mvolt", "100Mvolt", "30Mvolt", "10Mvolt")
                .words("ICUR", 0, "1MEG", "100MEG");
    }

    private void filter() {
        settings.whole("SCAL", 0, Sr860State.LOWEST_SCALE, 0)
                .whole("OFLT", 0, 21, 10)
                .whole("OFSL", 0, 3, 1)
                .words("SYNC", 0, OFF_ON)
                .words("ADVFILT", 1, OFF_ON);
    }

    private void outputs() {
        settings.numbers("AUXV", FOUR, arguments -> arguments.number(1, Units.VOLTS, -10.5, 10.5))
                .wholes("COUT", Sr860Twin::output, arguments -> arguments.choice(1, "XY", "RTHeta"))
                .wholes("CEXP", Sr860Twin::output, arguments -> arguments.choice(1, "OFF", "X10", "X100"))
                .wholes("COFA", Sr860Twin::output, arguments -> arguments.choice(1, OFF_ON))
                .numbers("COFP", Sr860Twin::output, arguments -> arguments.number(1, -999.99, 999.99))
                .wholes("CRAT", Sr860Twin::output, arguments -> arguments.choice(1, OFF_ON));
    }

    private static int output(Arguments arguments) throws Refusal {
        String said = arguments.text(0);
        return said.equalsIgnoreCase("OCH1") ? 0 : said.equalsIgnoreCase("OCH2") ? 1 : arguments.choice(0, OUTPUTS);
    }

    private void presets() {
        settings.numbers(
                        "PSTF",
                        FOUR,
                        arguments ->
                                arguments.number(1, Units.HERTZ, Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ))
                .numbers("PSTA", FOUR, arguments -> arguments.number(1, Units.VOLTS, 1e-9, 2))
                .numbers("PSTL", FOUR, arguments -> arguments.number(1, Units.VOLTS, -5, 5));
    }

    /** The screen: which data it shows, and how. */
    private void front() {
        settings.wholes("CDSP", Sr860Twin::channel, arguments -> arguments.choice(1, DATA))
                .wholes("CGRF", Sr860Twin::channel, arguments -> arguments.choice(1, OFF_ON))
                .words("DBLK", 0, OFF_ON)
                .words("DLAY", 0, "TRend", "HISTory", "BARHist", "FFT", "BARFft", "BIG")
                .words("OVRM", 1, OFF_ON)
                .whole("LOCL", 0, 2, 0)
                .whole("KEYC", 0, 1, 0);
        for (int i = 0; i < 4; i++) {
            settings.add("CDSP" + i, i).add("CGRF" + i, 1);
        }
    }

    private static int channel(Arguments arguments) throws Refusal {
        return arguments.choice(0, "DAT1", "DAT2", "DAT3", "DAT4");
    }

    private void readings() {
        Sr860State s = state;
        table.query("OUTP", arguments -> {
                    arguments.expect(1, 1);
                    return print(s.output(arguments.choice(0, DATA)));
                })
                .query("OUTR", arguments -> {
                    arguments.expect(1, 1);
                    return print(s.output(settings.whole("CDSP" + channel(arguments))));
                })
                .query("SNAP", arguments -> {
                    arguments.expect(1, 3);
                    int[] chosen = new int[arguments.count()];
                    for (int i = 0; i < chosen.length; i++) {
                        chosen[i] = arguments.choice(i, DATA);
                    }
                    return joined(chosen.length, i -> s.output(chosen[i]));
                })
                .query("SNAPD", () -> joined(4, i -> s.output(settings.whole("CDSP" + i))))
                .query("OAUX", arguments -> {
                    arguments.expect(1, 1);
                    arguments.integer(0, 0, 3);
                    return print(0);
                })
                .query("FREQEXT", () -> print(s.externalHertz()))
                .query("FREQDET", () -> print(s.referenceHertz() * settings.whole("HARM")))
                .query("TBSTAT", () -> "1")
                .query("ILVL", () -> Integer.toString(s.inputLevel()))
                .query("ENBW", () -> print(s.noiseBandwidthHertz()))
                .query("CUROVLDSTAT", () -> Integer.toString(s.status().statusByte(false) >> 3 & 1));
    }

    private static String joined(int count, IntToDoubleFunction values) {
        StringJoiner joined = new StringJoiner(",");
        for (int i = 0; i < count; i++) {
            joined.add(print(values.applyAsDouble(i)));
        }
        return joined.toString();
    }

    private void actions() {
        Sr860State s = state;
        table.action("APHS", s::autoPhase)
                .action("ASCL", s::autoScale)
                .action("ARNG", s::autoRange)
                .command("OAUT", arguments -> s.autoOffset(arguments.choice(0, OUTPUTS)))
                .query("*IDN", s::identity)
                .action("*RST", () -> s.reset(resets))
                .action("*OPC", s.status()::operationComplete)
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0");
        s.status().commands(table);
    }

    private static String print(double value) {
        return Sr860State.PRINT.apply(value);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        state.status().powerOn();
        state.reset(resets);
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }
}
