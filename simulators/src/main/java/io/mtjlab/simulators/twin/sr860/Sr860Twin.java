package io.mtjlab.simulators.twin.sr860;

import java.util.Map;
import java.util.StringJoiner;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the SR860 (operation manual, chapter 4: remote programming). Words and their numbers are both taken. */
public final class Sr860Twin implements VirtualInstrument {

    private static final String[] DATA = {
        "X", "Y", "R", "THETA", "IN1", "IN2", "IN3", "IN4", "XNOISE", "YNOISE", "OUT1", "OUT2", "PHASE", "SAMP",
        "LEVEL", "FINT", "FEXT"
    };
    private static final String[] OUTPUTS = {"X", "Y", "R"};
    private static final String[] OFF_ON = {"OFF", "ON"};
    private static final int PRESETS = 4;

    private final Sr860State state;
    private final MnemonicTable table = new MnemonicTable();
    private final Dialect dialect;

    public Sr860Twin(Post post) {
        state = new Sr860State(post);
        reference();
        input();
        filter();
        outputs();
        presets();
        capture();
        status();
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.STANFORD_WORDS, state);
    }

    private void number(String mnemonic, double min, double max) {
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            state.put(mnemonic, arguments.number(0, min, max));
        });
        table.query(mnemonic, () -> print(state.get(mnemonic)));
    }

    private void words(String mnemonic, String... words) {
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            state.put(mnemonic, arguments.choice(0, words));
        });
        table.query(mnemonic, () -> Integer.toString(state.whole(mnemonic)));
    }

    private void whole(String mnemonic, int min, int max) {
        table.integer(mnemonic, min, max, value -> state.put(mnemonic, value), () -> state.whole(mnemonic));
    }

    private void reference() {
        number("FREQ", Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ);
        number("FREQINT", Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ);
        table.query("FREQ", () -> print(state.referenceHertz()))
                .query("FREQEXT", () -> print(state.externalHertz()))
                .query("FREQDET", () -> print(state.referenceHertz() * state.whole("HARM")))
                .query("TBSTAT", () -> "1");
        number("PHAS", -360_000, 360_000);
        number("SLVL", 1e-9, 2);
        number("SOFF", -5, 5);
        whole("HARM", 1, 99);
        whole("HARMDUAL", 1, 99);
        words("TBMODE", "AUTO", "INternal");
        words("REFM", "COMmon", "DIFference");
        words("RSRC", "INT", "EXT", "DUAL", "CHOP");
        words("RTRG", "SIN", "POSTTL", "NEGTTL");
        words("REFZ", "50", "1M");
        number("BLADEPHASE", -360_000, 360_000);
        whole("BLADESLOTS", 0, 1);
    }

    private void input() {
        words("IVMD", "VOLTAGE", "CURRENT");
        words("ISRC", "A", "A-B");
        words("ICPL", "AC", "DC");
        words("IGND", "FLOAT", "GROUND");
        words("IRNG", "1V", "300M", "100M", "30M", "10M");
        words("ICUR", "1MEG", "100MEG");
        table.query("ILVL", () -> "0").action("ARNG", () -> {});
    }

    private void filter() {
        whole("SCAL", 0, Sr860State.LOWEST_SCALE);
        whole("OFLT", 0, Sr860State.LONGEST_TIME_CONSTANT);
        whole("OFSL", 0, 3);
        words("SYNC", OFF_ON);
        words("ADVFILT", OFF_ON);
        table.query("ENBW", () -> print(state.noiseBandwidthHertz()))
                .action("APHS", state::autoPhase)
                .action("ASCL", state::autoScale);
    }

    private void outputs() {
        table.query("OUTP", arguments -> {
            arguments.expect(1, 1);
            return print(state.output(arguments.choice(0, DATA)));
        });
        table.query("SNAP", arguments -> {
            arguments.expect(1, 3);
            StringJoiner values = new StringJoiner(",");
            for (int i = 0; i < arguments.count(); i++) {
                values.add(print(state.output(arguments.choice(i, DATA))));
            }
            return values.toString();
        });
        table.query("SNAPD", () -> {
            StringJoiner values = new StringJoiner(",");
            for (int i = 0; i < 4; i++) {
                values.add(print(state.output(state.whole("CDSP" + i))));
            }
            return values.toString();
        });
        table.query("OAUX", arguments -> {
            arguments.integer(0, 0, 3);
            return print(0);
        });
        indexed("AUXV", 4, arguments -> arguments.number(1, -10.5, 10.5), true);
        indexed("CDSP", 4, arguments -> arguments.choice(1, DATA), false);
        indexed("CGRF", 4, arguments -> arguments.choice(1, OFF_ON), false);
        byOutput("COUT", arguments -> arguments.choice(1, "XY", "RTH"), false);
        byOutput("CEXP", arguments -> arguments.choice(1, "OFF", "X10", "X100"), false);
        byOutput("COFA", arguments -> arguments.choice(1, OFF_ON), false);
        byOutput("COFP", arguments -> arguments.number(1, -999.99, 999.99), true);
        byOutput("CRAT", arguments -> arguments.choice(1, OFF_ON), false);
        table.command("OAUT", arguments -> state.autoOffset(arguments.choice(0, OUTPUTS)));
        whole("GSPD", 0, 16);
        words("DBLK", OFF_ON);
        whole("DLAY", 0, 5);
    }

    /** Reads the value behind an index. */
    @FunctionalInterface
    private interface Value {
        double of(Arguments arguments) throws Refusal;
    }

    private void indexed(String mnemonic, int count, Value value, boolean fraction) {
        table.command(mnemonic, arguments -> {
            arguments.expect(2, 2);
            state.put(mnemonic + arguments.integer(0, 0, count - 1), value.of(arguments));
        });
        table.query(mnemonic, arguments -> print(state.get(mnemonic + arguments.integer(0, 0, count - 1)), fraction));
    }

    private void byOutput(String mnemonic, Value value, boolean fraction) {
        table.command(mnemonic, arguments -> {
            arguments.expect(2, 2);
            state.put(mnemonic + output(arguments), value.of(arguments));
        });
        table.query(mnemonic, arguments -> print(state.get(mnemonic + output(arguments)), fraction));
    }

    private static int output(Arguments arguments) throws Refusal {
        String said = arguments.text(0);
        return said.equalsIgnoreCase("OCH1") ? 0 : said.equalsIgnoreCase("OCH2") ? 1 : arguments.choice(0, OUTPUTS);
    }

    private void presets() {
        indexed(
                "PSTF",
                PRESETS,
                arguments -> arguments.number(1, Sr860State.LOWEST_HERTZ, Sr860State.HIGHEST_HERTZ),
                true);
        indexed("PSTA", PRESETS, arguments -> arguments.number(1, 1e-9, 2), true);
        indexed("PSTL", PRESETS, arguments -> arguments.number(1, -5, 5), true);
    }

    private void capture() {
        Sr860State s = state;
        whole("CAPTURELEN", 1, 4096);
        whole("CAPTURERATE", 0, 20);
        table.query("CAPTURERATE", () -> print(s.captureHertz()));
        words("CAPTURECFG", "X", "XY", "RT", "XYRT");
        table.query("CAPTURERATEMAX", () -> print(s.fastestHertz()))
                .command("CAPTURESTART", arguments -> {
                    arguments.expect(1, 2);
                    if (arguments.count() == 2 && arguments.choice(1, "IMMediate", "TRIGstart", "SAMPpertrig") > 0) {
                        throw new Refusal(Refusal.Kind.EXECUTION, "nothing is wired to the trigger input");
                    }
                    s.startCapture(arguments.choice(0, "ONEshot", "CONTinuous") == 1);
                })
                .action("CAPTURESTOP", s::stopCapture)
                .query("CAPTURESTAT", () -> s.capturing() ? "1" : "0")
                .query("CAPTUREBYTES", () -> Integer.toString(s.capturedBytes()))
                .query("CAPTUREPROG", () -> Integer.toString(s.capturedBytes() / Sr860State.BYTES_PER_LENGTH))
                .query("CAPTUREVAL", arguments -> {
                    StringJoiner values = new StringJoiner(",");
                    int index = arguments.integer(0, 0, Integer.MAX_VALUE);
                    for (int i = 0; i < s.capturedColumns(); i++) {
                        values.add(print(s.captured(index, i)));
                    }
                    return values.toString();
                })
                .query("CAPTUREGET", this::block);
    }

    /** So many kilobytes from an offset in kilobytes on, as a definite block of little-endian floats. */
    private String block(Arguments arguments) throws Refusal {
        arguments.expect(2, 2);
        int offset = arguments.integer(0, 0, 4095) * Sr860State.BYTES_PER_LENGTH;
        int length = arguments.integer(1, 1, 64) * Sr860State.BYTES_PER_LENGTH;
        int columns = state.capturedColumns();
        StringBuilder out = new StringBuilder();
        int there = state.capturedBytes();
        for (int value = offset / 4; value < (offset + length) / 4; value++) {
            double volts = 4 * value < there ? state.captured(value / columns, value % columns) : 0;
            int bits = Float.floatToIntBits((float) volts);
            for (int i = 0; i < 4; i++) {
                out.append((char) (bits >>> 8 * i & 0xff));
            }
        }
        String size = Integer.toString(out.length());
        return "#" + size.length() + size + out;
    }

    private void status() {
        Sr860State s = state;
        table.query("*IDN", s::identity)
                .action("*RST", s::reset)
                .action("*CLS", s::clearStatus)
                .action("*OPC", s::operationComplete)
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .integer("*SRE", 0, 255, s::serviceEnable, s::serviceEnable)
                .integer("*PSC", 0, 1, value -> {}, () -> 1)
                .query("*STB", arguments -> {
                    arguments.expect(0, 1);
                    int bits = s.statusByte();
                    return Integer.toString(arguments.count() == 0 ? bits : bits >> arguments.integer(0, 0, 7) & 1);
                })
                .query("CUROVLDSTAT", () -> Integer.toString(s.statusByte() >> 3 & 1));
        register("*ESR", "*ESE", s.events);
        register("ERRS", "ERRE", s.errors);
        register("LIAS", "LIAE", s.lia);
    }

    private void register(String read, String enable, EventRegister register) {
        table.query(read, arguments -> {
            arguments.expect(0, 1);
            state.refresh();
            return Integer.toString(
                    arguments.count() == 0 ? register.take() : register.take(arguments.integer(0, 0, 7)));
        });
        table.integer(enable, 0, 255, register::enable, register::enable);
    }

    private static String print(double value, boolean fraction) {
        return fraction ? print(value) : Integer.toString((int) value);
    }

    private static String print(double value) {
        String text = Nr3.format(value, 9);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        state.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }
}
