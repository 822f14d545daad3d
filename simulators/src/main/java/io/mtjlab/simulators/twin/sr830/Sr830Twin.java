package io.mtjlab.simulators.twin.sr830;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.lockin.Settings;

/** The wire of the SR830 (manual, chapter 5: remote programming); its settings' rows are in {@link Sr830State}. */
public final class Sr830Twin implements VirtualInstrument {

    private static final int SETUPS = 9;

    private final Sr830State state;
    private final Dialect dialect;

    public Sr830Twin(Post post) {
        MnemonicTable table = new MnemonicTable();
        state = new Sr830State(post, table);
        actions(table);
        readings(table);
        offsets(table);
        state.status().commands(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.STANFORD, state.status()).unasked(state::unasked);
    }

    private void actions(MnemonicTable table) {
        Sr830State s = state;
        table.query("FREQ", () -> Sr830State.PRINT.apply(s.referenceHertz()))
                .action("APHS", s::autoPhase)
                .action("AGAN", s::autoGain)
                .action("ARSV", () -> {})
                .action("*RST", s::reset)
                .query("*IDN", s::identity)
                .command("SSET", arguments -> s.save(setup(arguments)))
                .command("RSET", arguments -> s.recall(setup(arguments)))
                .command("AOFF", arguments -> {
                    arguments.expect(1, 1);
                    s.autoOffset(arguments.integer(0, 1, 3));
                });
    }

    private static int setup(Arguments arguments) throws Refusal {
        arguments.expect(1, 1);
        return arguments.integer(0, 1, SETUPS);
    }

    private void readings(MnemonicTable table) {
        table.query("OUTP", arguments -> {
                    arguments.expect(1, 1);
                    return print(state.outputs().get(arguments.integer(0, 1, 4)));
                })
                .query("SNAP", this::snap)
                .query("OUTR", arguments -> {
                    arguments.expect(1, 1);
                    return print(state.shown(state.outputs(), arguments.integer(0, 1, 2)));
                })
                .query("OAUX", arguments -> {
                    arguments.expect(1, 1);
                    arguments.integer(0, 1, 4);
                    return print(0);
                });
    }

    /** Two to six values of one moment: 1-4 outputs, 5-8 auxiliary inputs, 9 frequency, 10 and 11 the displays. */
    private String snap(Arguments arguments) throws Refusal {
        arguments.expect(2, 6);
        Outputs now = state.outputs();
        StringJoiner values = new StringJoiner(",");
        for (int i = 0; i < arguments.count(); i++) {
            int what = arguments.integer(i, 1, 11);
            if (what <= 4) {
                values.add(print(now.get(what)));
            } else if (what <= 8) {
                values.add(print(0));
            } else {
                values.add(print(what == 9 ? state.referenceHertz() : state.shown(now, what - 9)));
            }
        }
        return values.toString();
    }

    private void offsets(MnemonicTable table) {
        Settings settings = state.settings();
        table.query("OEXP", arguments -> {
                    arguments.expect(1, 1);
                    int output = arguments.integer(0, 1, 3);
                    return String.format(
                            Locale.ROOT, "%.2f,%d", settings.get("OFFS" + output), settings.whole("EXPA" + output));
                })
                .command("OEXP", arguments -> {
                    arguments.expect(3, 3);
                    int output = arguments.integer(0, 1, 3);
                    double percent = arguments.number(1, -105, 105);
                    settings.put("EXPA" + output, arguments.integer(2, 0, 2));
                    settings.put("OFFS" + output, percent);
                })
                .query("DDEF", arguments -> {
                    arguments.expect(1, 1);
                    int channel = arguments.integer(0, 1, 2);
                    return settings.whole("DDEF" + channel) + "," + settings.whole("RATIO" + channel);
                })
                .command("DDEF", arguments -> {
                    arguments.expect(3, 3);
                    state.display(arguments.integer(0, 1, 2), arguments.integer(1, 0, 4), arguments.integer(2, 0, 2));
                });
    }

    private static String print(double value) {
        return Sr830State.PRINT.apply(value);
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
