package io.mtjlab.simulators.twin.lockin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;

/**
 * What a lock-in keeps and tells: each setting is a row of its table, has its mnemonic for a name (with its index behind
 * it where there are several), and a value after *RST.
 */
public final class Settings {

    /** Is told what has been set; may refuse, and then the setting is as before. */
    @FunctionalInterface
    public interface Listener {
        void changed(String name) throws Refusal;
    }

    /** Reads a value behind an index. */
    @FunctionalInterface
    public interface Value {
        double of(Arguments arguments) throws Refusal;
    }

    /** Reads an index. */
    @FunctionalInterface
    public interface Index {
        int of(Arguments arguments) throws Refusal;
    }

    private final MnemonicTable table;
    private final DoubleFunction<String> print;
    private final Map<String, Double> afterReset = new TreeMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private Listener listener = name -> {};

    /** @param print how fractions are told */
    public Settings(MnemonicTable table, DoubleFunction<String> print) {
        this.table = table;
        this.print = print;
    }

    /** Numbers as Stanford's instruments print them: with as many decimals, without a plus. */
    public static DoubleFunction<String> printer(int decimals) {
        return value -> {
            String text = io.mtjlab.simulators.scpi.Nr3.format(value, decimals);
            return text.startsWith("+") ? text.substring(1) : text;
        };
    }

    public void listen(Listener next) {
        listener = next;
    }

    public Settings number(String mnemonic, double min, double max, double otherwise) {
        add(mnemonic, otherwise);
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set(mnemonic, arguments.number(0, min, max));
        });
        table.query(mnemonic, () -> print.apply(get(mnemonic)));
        return this;
    }

    /** A number that may be sent with one of these units; it is kept and told in the one that counts 1. */
    public Settings number(String mnemonic, Map<String, Double> units, double min, double max, double otherwise) {
        add(mnemonic, otherwise);
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set(mnemonic, arguments.number(0, units, min, max));
        });
        table.query(mnemonic, () -> print.apply(get(mnemonic)));
        return this;
    }

    public Settings whole(String mnemonic, int min, int max, int otherwise) {
        add(mnemonic, otherwise);
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set(mnemonic, arguments.integer(0, min, max));
        });
        table.query(mnemonic, () -> Integer.toString(whole(mnemonic)));
        return this;
    }

    /** Words or their numbers from 0; told by number. */
    public Settings words(String mnemonic, int otherwise, String... words) {
        add(mnemonic, otherwise);
        table.command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set(mnemonic, arguments.choice(0, words));
        });
        table.query(mnemonic, () -> Integer.toString(whole(mnemonic)));
        return this;
    }

    /** Fractions by index. */
    public Settings numbers(String mnemonic, Index index, Value value) {
        return indexed(mnemonic, index, value, print);
    }

    /** Whole numbers by index. */
    public Settings wholes(String mnemonic, Index index, Value value) {
        return indexed(mnemonic, index, value, number -> String.format(Locale.ROOT, "%d", (long) number));
    }

    private Settings indexed(String mnemonic, Index index, Value value, DoubleFunction<String> form) {
        table.command(mnemonic, arguments -> {
            arguments.expect(2, 2);
            set(mnemonic + index.of(arguments), value.of(arguments));
        });
        table.query(mnemonic, arguments -> {
            arguments.expect(1, 1);
            return form.apply(get(mnemonic + index.of(arguments)));
        });
        return this;
    }

    /** An index in numbers. */
    public static Index between(int least, int most) {
        return arguments -> arguments.integer(0, least, most);
    }

    /** A setting without a row of its own, or the value after *RST of one that is not 0. */
    public Settings add(String name, double otherwise) {
        afterReset.put(name, otherwise);
        values.put(name, otherwise);
        return this;
    }

    /** As the wire does: the listener may refuse. */
    public void set(String name, double value) throws Refusal {
        double before = get(name);
        values.put(name, value);
        try {
            listener.changed(name);
        } catch (Refusal refused) {
            values.put(name, before);
            throw refused;
        }
    }

    /** As the instrument itself does: the listener is not told. */
    public void put(String name, double value) {
        values.put(name, value);
    }

    public double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    public int whole(String name) {
        return (int) get(name);
    }

    public boolean on(String name) {
        return get(name) != 0;
    }

    /** Everything as after *RST; the listener is not told. */
    public void reset() {
        restore(afterReset);
    }

    /** Everything as it is, to {@link #restore} it. */
    public Map<String, Double> snapshot() {
        return Map.copyOf(values);
    }

    public void restore(Map<String, Double> snapshot) {
        values.clear();
        values.putAll(snapshot);
    }
}
