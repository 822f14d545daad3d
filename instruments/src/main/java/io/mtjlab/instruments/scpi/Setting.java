package io.mtjlab.instruments.scpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

import io.mtjlab.base.unit.Unit;

/**
 * What a manual says of one setting: a row of a driver's table. Immutable; {@code between}, {@code resolution},
 * {@code from} and so on return a row that says more.
 *
 * @param name in snapshots and messages, e.g. {@code amperes}
 * @param place where it stands in the instrument's language
 * @param kind what a value looks like
 * @param unit {@link Unit#ONE} where the value has none
 * @param low and high: permitted values, inclusive; for words the index
 * @param resolution smallest step, 0 where the manual gives none
 * @param words the permitted words, empty for numbers
 * @param answers what the instrument answers for each word
 * @param presence whether every instrument has it and tells it
 * @param source manual and section
 */
public record Setting(
        String name,
        Place place,
        Kind kind,
        Unit unit,
        double low,
        double high,
        double resolution,
        List<String> words,
        List<String> answers,
        Presence presence,
        String source) {

    private static final MathContext DIGITS = new MathContext(15);

    /** What a value looks like. */
    public enum Kind {
        NUMBER,
        WHOLE,
        SWITCH,
        WORD
    }

    /**
     * @param header the command without value or question mark, e.g. {@code :SOUR:CURR}
     * @param selector what stands before the value and after the question mark, e.g. the number of an output; or empty
     * @param field where the value stands in a command that sets several at once, counted from 0 after the selector; -1
     *     for a command of its own
     */
    public record Place(String header, String selector, int field) {

        /** The question, as it goes out. */
        public String query() {
            return header + "?" + (selector.isEmpty() ? "" : " " + selector);
        }
    }

    /**
     * @param told the instrument says what is set when it is asked
     * @param needs the option or state without which there is no such setting; empty when it is always there
     */
    public record Presence(boolean told, String needs) {
        static final Presence ALWAYS = new Presence(true, "");
    }

    private static Setting row(String name, String header, Kind kind, Unit unit, List<String> words) {
        boolean number = kind == Kind.NUMBER;
        return new Setting(
                name,
                new Place(header, "", -1),
                kind,
                unit,
                number ? -9.9e37 : 0,
                number ? 9.9e37 : words.size() - 1.0,
                number ? 0 : 1,
                words,
                words,
                Presence.ALWAYS,
                "");
    }

    public static Setting number(String name, String header, Unit unit) {
        return row(name, header, Kind.NUMBER, unit, List.of());
    }

    /** A whole number, often an index into a table of the manual. */
    public static Setting whole(String name, String header, int low, int high) {
        return row(name, header, Kind.WHOLE, Unit.ONE, List.of()).between(low, high);
    }

    /** {@code ON} or {@code OFF}, answered with 1 or 0. */
    public static Setting onOff(String name, String header) {
        return row(name, header, Kind.SWITCH, Unit.ONE, List.of("OFF", "ON")).answered("0", "1");
    }

    /** One of some words, answered as given here. */
    public static Setting word(String name, String header, String... words) {
        return row(name, header, Kind.WORD, Unit.ONE, List.of(words));
    }

    public Setting between(double newLow, double newHigh) {
        return new Setting(name, place, kind, unit, newLow, newHigh, resolution, words, answers, presence, source);
    }

    public Setting resolution(double newResolution) {
        return new Setting(name, place, kind, unit, low, high, newResolution, words, answers, presence, source);
    }

    public Setting from(String newSource) {
        return new Setting(name, place, kind, unit, low, high, resolution, words, answers, presence, newSource);
    }

    private Setting answered(String... newAnswers) {
        return new Setting(
                name, place, kind, unit, low, high, resolution, words, List.of(newAnswers), presence, source);
    }

    private Setting at(Place newPlace) {
        return new Setting(name, newPlace, kind, unit, low, high, resolution, words, answers, presence, source);
    }

    private Setting with(Presence newPresence) {
        return new Setting(name, place, kind, unit, low, high, resolution, words, answers, newPresence, source);
    }

    /** One of several of its kind: {@code SETP 1,300} and {@code SETP? 1} for the selector {@code 1}. */
    public Setting of(String selector) {
        return at(new Place(place.header, selector, place.field));
    }

    /** One of the values of a command that sets several at once; only {@link #argument} can put it into a command. */
    public Setting field(int index) {
        return at(new Place(place.header, place.selector, index));
    }

    /** The instrument has no question for it, so that a snapshot can only say so. */
    public Setting writeOnly() {
        return with(new Presence(false, presence.needs));
    }

    /** Only there with an option or in a state; a driver tells by {@link MessageDriver#available}. */
    public Setting needing(String optionOrState) {
        return with(new Presence(presence.told, optionOrState));
    }

    public String header() {
        return place.header;
    }

    public String query() {
        return place.query();
    }

    private String command(String value) {
        if (place.field >= 0) {
            throw new IllegalStateException(name + " is set together with others");
        }
        return header() + " " + (place.selector.isEmpty() ? "" : place.selector + ",") + value;
    }

    /** The command that sets a number. @throws OutOfRange when the manual does not permit it */
    public String command(String role, double value) {
        return command(argument(role, value));
    }

    /** A number as it stands in a command. @throws OutOfRange when the manual does not permit it */
    public String argument(String role, double value) {
        if (!(value >= low && value <= high) || (kind == Kind.WHOLE && value != Math.rint(value))) {
            throw new OutOfRange(role, this, value);
        }
        return kind == Kind.NUMBER ? format(value) : Long.toString((long) value);
    }

    public String command(boolean on) {
        return command(on ? "ON" : "OFF");
    }

    /** The command that chooses a word. */
    public String command(String role, String word) {
        if (!words.contains(word.toUpperCase(Locale.ROOT))) {
            throw new OutOfRange(role, this, word);
        }
        return command(word.toUpperCase(Locale.ROOT));
    }

    /**
     * As every SCPI parser reads it (NR2 or NR3), at most 15 digits, so that a product such as 0.09999999999999999 goes
     * out as 0.1; never {@code -0}.
     */
    public static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        return shortest.length() <= 16 || !Double.isFinite(value)
                ? shortest
                : Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    /** What is permitted, for messages. */
    String permitted() {
        if (kind == Kind.SWITCH || kind == Kind.WORD) {
            return String.join(", ", words);
        }
        String symbol = unit == Unit.ONE ? "" : " " + unit.symbol();
        String whole = kind == Kind.WHOLE ? "whole numbers " : "";
        return whole + format(low) + " to " + format(high) + symbol;
    }
}
