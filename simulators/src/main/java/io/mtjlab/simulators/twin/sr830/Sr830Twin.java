package io.mtjlab.simulators.twin.sr830;

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

/** The wire of the SR830 (manual, chapter 5: remote programming), as far as X, Y, R and theta go. */
public final class Sr830Twin implements VirtualInstrument {

    /** Settings that are kept and told, with their highest value. */
    private static final Map<String, Integer> PLAIN = Map.ofEntries(
            Map.entry("RSLP", 2),
            Map.entry("ISRC", 3),
            Map.entry("IGND", 1),
            Map.entry("ICPL", 1),
            Map.entry("ILIN", 3),
            Map.entry("RMOD", 2),
            Map.entry("SYNC", 1),
            Map.entry("OUTX", 1),
            Map.entry("OVRM", 1),
            Map.entry("KCLK", 1),
            Map.entry("ALRM", 1),
            Map.entry("LOCL", 2));

    private final LockInState state;
    private final Dialect dialect;

    public Sr830Twin(Post post) {
        state = new LockInState(post);
        MnemonicTable table = new MnemonicTable();
        settings(table);
        readings(table);
        status(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.STANFORD, state);
    }

    private void settings(MnemonicTable table) {
        LockInState s = state;
        table.integer("FMOD", 0, 1, s::external, s::external)
                .number(
                        "FREQ",
                        LockInState.LOWEST_HERTZ,
                        LockInState.HIGHEST_HERTZ,
                        s::hertz,
                        s::hertz,
                        Sr830Twin::print)
                .number("PHAS", -360, 729.99, s::phase, s::phase, Sr830Twin::print)
                .number("SLVL", 0.004, 5, s::sine, s::sine, Sr830Twin::print)
                .integer("HARM", 1, 19999, s::harmonic, s::harmonic)
                .integer("SENS", 0, LockInState.HIGHEST_SENSITIVITY, s::sensitivity, s::sensitivity)
                .integer("OFLT", 0, LockInState.LONGEST_TIME_CONSTANT, s::timeConstant, s::timeConstant)
                .integer("OFSL", 0, 3, s::slope, s::slope)
                .action("APHS", s::autoPhase)
                .action("AGAN", s::autoGain)
                .action("ARSV", () -> {})
                .action("*RST", s::reset)
                .query("*IDN", s::identity);
        PLAIN.forEach((mnemonic, highest) ->
                table.integer(mnemonic, 0, highest, value -> s.plain(mnemonic, value), () -> s.plain(mnemonic)));
    }

    private void readings(MnemonicTable table) {
        table.query("OUTP", arguments -> {
            arguments.expect(1, 1);
            return print(state.outputs().get(arguments.integer(0, 1, 4)));
        });
        table.query("SNAP", this::snap);
        table.query("OUTR", arguments -> {
            arguments.expect(1, 1);
            // Displays as after *RST: channel 1 shows X, channel 2 shows Y.
            return print(state.outputs().get(arguments.integer(0, 1, 2)));
        });
    }

    /** Two to six values of one moment: 1-4 outputs, 5-8 auxiliary inputs, 9 frequency, 10 and 11 the displays. */
    private String snap(Arguments arguments) throws Refusal {
        arguments.expect(2, 6);
        LockInState.Outputs now = state.outputs();
        StringJoiner values = new StringJoiner(",");
        for (int i = 0; i < arguments.count(); i++) {
            int what = arguments.integer(i, 1, 11);
            if (what <= 4) {
                values.add(print(now.get(what)));
            } else if (what <= 8) {
                values.add(print(0));
            } else {
                values.add(print(what == 9 ? state.hertz() : now.get(what - 9)));
            }
        }
        return values.toString();
    }

    private void status(MnemonicTable table) {
        register(table, "*ESR", "*ESE", state.events);
        register(table, "ERRS", "ERRE", state.errors);
        register(table, "LIAS", "LIAE", state.lia);
        table.query("*STB", arguments -> {
            arguments.expect(0, 1);
            int bits = state.statusByte();
            return Integer.toString(arguments.count() == 0 ? bits : bits >> arguments.integer(0, 0, 7) & 1);
        });
        table.integer("*SRE", 0, 255, state::serviceEnable, state::serviceEnable);
        table.integer("*PSC", 0, 1, value -> {}, () -> 1);
        table.action("*CLS", state::clearStatus);
    }

    /** A register that is read whole or by the bit, and its enable mask. */
    private void register(MnemonicTable table, String read, String enable, EventRegister register) {
        table.query(read, arguments -> {
            arguments.expect(0, 1);
            state.refresh();
            return Integer.toString(
                    arguments.count() == 0 ? register.take() : register.take(arguments.integer(0, 0, 7)));
        });
        table.integer(enable, 0, 255, register::enable, register::enable);
    }

    private static String print(double value) {
        String text = Nr3.format(value, 6);
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
