package io.mtjlab.simulators.twin.sr830;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.DoubleConsumer;

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
            Map.entry("TSTR", 1),
            Map.entry("FAST", 2),
            Map.entry("LOCL", 2));

    private final LockInState state;
    private final Dialect dialect;

    public Sr830Twin(Post post) {
        state = new LockInState(post);
        MnemonicTable table = new MnemonicTable();
        settings(table);
        readings(table);
        storage(table);
        auxiliary(table);
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
            return print(state.shown(state.outputs(), arguments.integer(0, 1, 2)));
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

    private void storage(MnemonicTable table) {
        LockInState s = state;
        table.integer("SRAT", 0, LockInState.TRIGGERED, s::sampleRate, s::sampleRate)
                .integer("SEND", 0, 1, s::looping, () -> s.plain("SEND"))
                .action("STRT", s::start)
                .action("STRD", s::start)
                .action("PAUS", s::pause)
                .action("REST", s.buffer::clear)
                .action("TRIG", s::softwareTrigger)
                .action("*TRG", s::softwareTrigger)
                .query("SPTS", () -> Integer.toString(s.stored()))
                .query("TRCA", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(arguments, value -> out.append(print(value)).append(','));
                    return out.toString();
                })
                .bytes("TRCB", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(arguments, value -> bytes(out, Float.floatToIntBits((float) value), 4));
                    return out.toString();
                })
                .bytes("TRCL", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(arguments, value -> unnormalised(out, value));
                    return out.toString();
                });
    }

    /** Channel, first point, number of points; more than are stored is an error (manual, 5-17). */
    private void stored(Arguments arguments, DoubleConsumer sink) throws Refusal {
        arguments.expect(3, 3);
        int size = state.stored();
        int channel = arguments.integer(0, 1, 2) - 1;
        int first = arguments.integer(1, 0, LockInState.MOST_SAMPLES);
        int count = arguments.integer(2, 1, LockInState.MOST_SAMPLES);
        if (first + count > size) {
            throw new Refusal(Refusal.Kind.EXECUTION, first + "+" + count + " of " + size + " points");
        }
        for (int i = first; i < first + count; i++) {
            sink.accept(state.buffer.get(channel, i));
        }
    }

    private static void bytes(StringBuilder out, int bits, int count) {
        for (int i = 0; i < count; i++) {
            out.append((char) (bits >>> 8 * i & 0xff));
        }
    }

    /** Mantissa m and exponent e, two bytes each, for m * 2^(e - 124) (manual, 5-18). */
    private static void unnormalised(StringBuilder out, double value) {
        int exponent = value == 0 ? 0 : Math.max(0, Math.getExponent(value) - 14 + 124);
        bytes(out, (int) Math.rint(value * Math.pow(2, 124 - exponent)), 2);
        bytes(out, exponent, 2);
    }

    private void auxiliary(MnemonicTable table) {
        LockInState s = state;
        table.query("AUXV", arguments -> print(s.auxiliary(arguments.integer(0, 1, 4))))
                .command("AUXV", arguments -> {
                    arguments.expect(2, 2);
                    s.auxiliary(arguments.integer(0, 1, 4), arguments.number(1, -10.5, 10.5));
                })
                .query("OAUX", arguments -> {
                    arguments.integer(0, 1, 4);
                    return print(0);
                })
                .query("OEXP", arguments -> {
                    int output = arguments.integer(0, 1, 3);
                    return String.format(Locale.ROOT, "%.2f,%d", s.offsetPercent(output), s.expand(output));
                })
                .command("OEXP", arguments -> {
                    arguments.expect(3, 3);
                    s.offset(arguments.integer(0, 1, 3), arguments.number(1, -105, 105), arguments.integer(2, 0, 2));
                })
                .command("AOFF", arguments -> {
                    arguments.expect(1, 1);
                    s.autoOffset(arguments.integer(0, 1, 3));
                })
                .query("DDEF", arguments -> s.display(arguments.integer(0, 1, 2)) + ",0")
                .command("DDEF", arguments -> {
                    arguments.expect(3, 3);
                    arguments.integer(2, 0, 2);
                    s.display(arguments.integer(0, 1, 2), arguments.integer(1, 0, 4));
                })
                .integer("FPOP", 1, 2, value -> {}, () -> 1);
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
        table.command(enable, arguments -> {
            arguments.expect(1, 2);
            if (arguments.count() == 1) {
                register.enable(arguments.integer(0, 0, 255));
            } else {
                int bit = 1 << arguments.integer(0, 0, 7);
                register.enable(arguments.integer(1, 0, 1) == 1 ? register.enable() | bit : register.enable() & ~bit);
            }
        });
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
