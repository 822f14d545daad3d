package io.mtjlab.instruments.scpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.base.unit.Unit;

/**
 * What a manual says of one setting: a row of a driver's table. Immutable; {@code between}, {@code resolution},
 * {@code from} and so on return a row that says more.
 *
 * @param name in snapshots and messages, e.g. {@code amperes}
 * @param header the command without value or question mark, e.g. {@code :SOUR:CURR}
 * @param unit {@link Unit#ONE} where the value has none
 * @param low and high: permitted values, inclusive; for words the index
 * @param resolution smallest step, 0 where the manual gives none
 * @param words the permitted words, empty for numbers
 * @param answers what the instrument answers for each word
 * @param source manual and section
 */
public record Setting(
        String name,
        String header,
        Kind kind,
        Unit unit,
        double low,
        double high,
        double resolution,
        List<String> words,
        List<String> answers,
        String source) {

    private static final MathContext DIGITS = new MathContext(15);

    /** What a value looks like. */
    public enum Kind {
        NUMBER,
        WHOLE,
        SWITCH,
        WORD
    }

    public static Setting number(String name, String header, Unit unit) {
        return new Setting(name, header, Kind.NUMBER, unit, -9.9e37, 9.9e37, 0, List.of(), List.of(), "");
    }

    /** A whole number, often an index into a table of the manual. */
    public static Setting whole(String name, String header, int low, int high) {
        return new Setting(name, header, Kind.WHOLE, Unit.ONE, low, high, 1, List.of(), List.of(), "");
    }

    /** {@code ON} or {@code OFF}, answered with 1 or 0. */
    public static Setting onOff(String name, String header) {
        return new Setting(name, header, Kind.SWITCH, Unit.ONE, 0, 1, 1, List.of("OFF", "ON"), List.of("0", "1"), "");
    }

    /** One of some words, answered as given here. */
    public static Setting word(String name, String header, String... words) {
        List<String> list = List.copyOf(Arrays.asList(words));
        return new Setting(name, header, Kind.WORD, Unit.ONE, 0, list.size() - 1.0, 1, list, list, "");
    }

    public Setting between(double newLow, double newHigh) {
        return new Setting(name, header, kind, unit, newLow, newHigh, resolution, words, answers, source);
    }

    public Setting resolution(double newResolution) {
        return new Setting(name, header, kind, unit, low, high, newResolution, words, answers, source);
    }

    public Setting from(String newSource) {
        return new Setting(name, header, kind, unit, low, high, resolution, words, answers, newSource);
    }

    public String query() {
        return header + "?";
    }

    /** The command that sets a number. @throws OutOfRange when the manual does not permit it */
    public String command(String role, double value) {
        if (!(value >= low && value <= high) || (kind == Kind.WHOLE && value != Math.rint(value))) {
            throw new OutOfRange(role, this, value);
        }
        return header + " " + (kind == Kind.NUMBER ? format(value) : Long.toString((long) value));
    }

    public String command(boolean on) {
        return header + (on ? " ON" : " OFF");
    }

    /** The command that chooses a word. */
    public String command(String role, String word) {
        if (!words.contains(word.toUpperCase(Locale.ROOT))) {
            throw new OutOfRange(role, this, word);
        }
        return header + " " + word.toUpperCase(Locale.ROOT);
    }

    /**
     * As every SCPI parser reads it (NR2 or NR3), at most 15 digits, so that a product such as 0.09999999999999999 goes
     * out as 0.1; never {@code -0}.
     */
    static String format(double value) {
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
