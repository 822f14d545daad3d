package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Settings that an instrument keeps and tells: each is a row of its command table, has a name for the instrument's own
 * state to read it by, and a value after *RST. A pattern with a numeric suffix such as {@code OUTPut<1..2>} keeps one
 * value for each channel.
 */
public final class Panel {

    /** Is told which setting of which channel has changed; may refuse, and then the setting is as before. */
    @FunctionalInterface
    public interface Listener {
        void changed(String name, int channel) throws ScpiException, InterruptedException;
    }

    private final CommandTable table;
    private final int channels;
    private Listener listener = (name, channel) -> {};
    private @Nullable Status clipped;
    private final Map<String, Knob> knobs = new HashMap<>();
    private final Map<String, String> stepOf = new HashMap<>();

    /** @param channels how many values each setting has */
    public Panel(CommandTable table, int channels) {
        this.table = table;
        this.channels = channels;
    }

    /** Tells {@code next} of every change from here on. */
    public void listen(Listener next) {
        listener = next;
    }

    /** From here on a number out of limits is not refused but taken as far as it goes, with this error. */
    public Panel clipping(Status where) {
        clipped = where;
        return this;
    }

    private double taken(Call call, Dimension unit, Limits limits) throws ScpiException {
        if (clipped == null) {
            return call.number(0, unit, limits);
        }
        Limits any = Limits.of(-Double.MAX_VALUE, Double.MAX_VALUE, limits.otherwise());
        return within(call.number(0, unit, any, limits), limits);
    }

    private double within(double value, Limits limits) throws ScpiException {
        if (value <= limits.max() && value >= limits.min()) {
            return value;
        }
        Status status = clipped;
        if (status == null) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        boolean high = value > limits.max();
        status.error(-222, "Data out of range; value clipped to " + (high ? "upper" : "lower") + " limit");
        return high ? limits.max() : limits.min();
    }

    /** Everything as after *RST; the listener is not told. */
    public void reset() {
        knobs.values().forEach(Knob::reset);
    }

    /** The values of the settings that {@code wanted} takes, of the first channel. */
    public Map<String, Double> snapshot(Predicate<String> wanted) {
        Map<String, Double> snapshot = new TreeMap<>();
        knobs.forEach((name, knob) -> {
            if (wanted.test(name)) {
                snapshot.put(name, knob.values[1]);
            }
        });
        return snapshot;
    }

    /** Every value, by name and channel. */
    Map<String, double[]> values() {
        Map<String, double[]> values = new HashMap<>();
        knobs.forEach((name, knob) -> values.put(name, knob.values.clone()));
        return values;
    }

    /** Puts back what {@link #values} gave; the listener is not told. */
    void restore(Map<String, double[]> values) {
        values.forEach((name, old) -> System.arraycopy(old, 0, find(name).values, 0, old.length));
    }

    public Panel number(String name, String pattern, Dimension unit, Limits limits) {
        Knob knob = knob(name, limits.otherwise(), List.of());
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    int channel = channel(call);
                    double step = stepped(call, name, knob.values[channel]);
                    turn(name, knob, channel, Double.isNaN(step) ? taken(call, unit, limits) : within(step, limits));
                },
                call -> {
                    call.expect(0, 1);
                    double value = call.parameterCount() == 0 ? knob.values[channel(call)] : call.special(0, limits);
                    table.printer().print(call.answer(), value);
                });
        return this;
    }

    /** From here on UP and DOWN are understood for a number, and change it by what another setting says. */
    public Panel steps(String name, String step) {
        stepOf.put(name, step);
        return this;
    }

    /** By UP or DOWN from {@code now}; {@link Double#NaN} where the parameter is neither. */
    private double stepped(Call call, String name, double now) {
        String step = stepOf.get(name);
        if (step == null) {
            return Double.NaN;
        }
        return call.isWord(0, "UP") ? now + get(step) : call.isWord(0, "DOWN") ? now - get(step) : Double.NaN;
    }

    /** Between what is said and what is kept, by channel and unit. */
    public interface Conversion {
        double kept(double said, String unit, int channel) throws ScpiException;

        double told(double kept, int channel);
    }

    /**
     * A number that is kept otherwise than it is said.
     *
     * @param limits of what is kept
     */
    public Panel converted(String name, String pattern, Dimension unit, Limits limits, Conversion between) {
        Knob knob = knob(name, limits.otherwise(), List.of());
        Limits any = Limits.of(-Double.MAX_VALUE, Double.MAX_VALUE, 0);
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    int channel = channel(call);
                    double value = stepped(call, name, knob.values[channel]);
                    if (Double.isNaN(value)) {
                        value = call.isNumber(0)
                                ? between.kept(call.number(0, unit, any), call.unit(0), channel)
                                : call.special(0, limits);
                    }
                    turn(name, knob, channel, within(value, limits));
                },
                call -> {
                    call.expect(0, 1);
                    int channel = channel(call);
                    double kept = call.parameterCount() == 0 ? knob.values[channel] : call.special(0, limits);
                    table.printer().print(call.answer(), between.told(kept, channel));
                });
        return this;
    }

    public Panel integer(String name, String pattern, Limits limits) {
        Knob knob = knob(name, limits.otherwise(), List.of());
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    turn(name, knob, channel(call), Math.rint(taken(call, Dimension.NONE, limits)));
                },
                call -> {
                    call.expect(0, 1);
                    table.whole(
                            call, call.parameterCount() == 0 ? knob.values[channel(call)] : call.special(0, limits));
                });
        return this;
    }

    public Panel bool(String name, String pattern, boolean otherwise) {
        Knob knob = knob(name, otherwise ? 1 : 0, List.of());
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    turn(name, knob, channel(call), call.bool(0) ? 1 : 0);
                },
                call -> {
                    call.expect(0, 0);
                    call.answer((int) knob.values[channel(call)]);
                });
        return this;
    }

    /** @param words each with its short form in capitals; the first is the value after *RST */
    public Panel choice(String name, String pattern, String... words) {
        List<String> list = List.of(words);
        Knob knob = knob(name, 0, list);
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    turn(name, knob, channel(call), call.choice(0, list));
                },
                call -> {
                    call.expect(0, 0);
                    call.answer(Call.shortForm(list.get((int) knob.values[channel(call)])));
                });
        return this;
    }

    /** A setting without a row of its own. */
    public Panel hidden(String name, double otherwise) {
        knob(name, otherwise, List.of());
        return this;
    }

    /** A choice without a row of its own; the first word is the value after *RST. */
    public Panel hiddenChoice(String name, String... words) {
        knob(name, 0, List.of(words));
        return this;
    }

    private Knob knob(String name, double otherwise, List<String> words) {
        return knobs.computeIfAbsent(name, ignored -> new Knob(channels, otherwise, words));
    }

    private int channel(Call call) {
        return Math.min(channels, call.onlySuffix());
    }

    private void turn(String name, Knob knob, int channel, double value) throws ScpiException, InterruptedException {
        double before = knob.values[channel];
        knob.values[channel] = value;
        try {
            listener.changed(name, channel);
        } catch (ScpiException refused) {
            knob.values[channel] = before;
            throw refused;
        }
    }

    public double get(String name) {
        return get(name, 1);
    }

    public double get(String name, int channel) {
        return find(name).values[channel];
    }

    /** True when the instrument has such a setting. */
    public boolean has(String name) {
        return knobs.containsKey(name);
    }

    public boolean on(String name) {
        return get(name, 1) != 0;
    }

    public boolean on(String name, int channel) {
        return get(name, channel) != 0;
    }

    /** The chosen word as its short form. */
    public String word(String name) {
        return word(name, 1);
    }

    public String word(String name, int channel) {
        return Call.shortForm(find(name).words.get((int) find(name).values[channel]));
    }

    /** Sets it as the instrument itself does: without limits, and the listener is not told. */
    public void put(String name, double value) {
        put(name, 1, value);
    }

    public void put(String name, int channel, double value) {
        find(name).values[channel] = value;
    }

    private Knob find(String name) {
        Knob knob = knobs.get(name);
        if (knob == null) {
            throw new IllegalArgumentException("no setting " + name);
        }
        return knob;
    }
}
