package io.mtjlab.simulators.scpi;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An instrument's commands, one row each, in the spelling of its manual (see {@link HeaderNode}). A row whose setter
 * is absent is a query only.
 */
public final class CommandTable {

    /** Takes a number that is within the row's limits. */
    @FunctionalInterface
    public interface NumberSetter {
        void set(double value) throws ScpiException, InterruptedException;
    }

    /** Takes a switch. */
    @FunctionalInterface
    public interface BoolSetter {
        void set(boolean value) throws ScpiException, InterruptedException;
    }

    /** Takes the place of the chosen word in the row's list. */
    @FunctionalInterface
    public interface ChoiceSetter {
        void set(int index) throws ScpiException, InterruptedException;
    }

    /** Does something. */
    @FunctionalInterface
    public interface Action {
        void run() throws ScpiException, InterruptedException;
    }

    /** How numbers are printed. */
    @FunctionalInterface
    public interface Printer {
        void print(StringBuilder out, double value);
    }

    /** IEEE 488.2, 7.6.1.4.1: a mnemonic has at most twelve characters. */
    private static final int LONGEST_MNEMONIC = 12;

    private final HeaderNode root = new HeaderNode();
    private int longestMnemonic = LONGEST_MNEMONIC;
    private boolean identityEndsAnswer;
    private final Printer printer;
    private UnaryOperator<Handler> aroundCommands = UnaryOperator.identity();
    private UnaryOperator<Handler> aroundQueries = UnaryOperator.identity();

    public CommandTable(Printer printer) {
        this.printer = printer;
    }

    /** For an instrument whose own words are longer than the standard lets them be. */
    public CommandTable longestMnemonic(int characters) {
        longestMnemonic = characters;
        return this;
    }

    /**
     * For an instrument that holds to IEEE 488.2, 10.14.3: an identity may hold any character, so that no answer can
     * follow it in the same message. Most do answer on.
     */
    public CommandTable identityEndsAnswer() {
        identityEndsAnswer = true;
        return this;
    }

    /** True when a query behind {@code *IDN?} or {@code *OPT?} is an error of its own (-440). */
    boolean endsAnswerAtIdentity() {
        return identityEndsAnswer;
    }

    int longestMnemonic() {
        return longestMnemonic;
    }

    Printer printer() {
        return printer;
    }

    HeaderNode root() {
        return root;
    }

    /** A number with its limits; MIN, MAX and DEF are understood in the setting and in the query. */
    public CommandTable number(String pattern, Dimension unit, Limits limits, NumberSetter set, DoubleSupplier get) {
        Handler onCommand = call -> {
            call.expect(1, 1);
            set.set(call.number(0, unit, limits));
        };
        Handler onQuery = call -> {
            call.expect(0, 1);
            printer.print(call.answer(), call.parameterCount() == 0 ? get.getAsDouble() : call.special(0, limits));
        };
        return row(pattern, onCommand, onQuery);
    }

    /** A whole number, printed as {@link #whole} says. */
    public CommandTable integer(String pattern, Limits limits, NumberSetter set, DoubleSupplier get) {
        Handler onCommand = call -> {
            call.expect(1, 1);
            set.set(Math.rint(call.number(0, Dimension.NONE, limits)));
        };
        Handler onQuery = call -> {
            call.expect(0, 1);
            whole(call, call.parameterCount() == 0 ? get.getAsDouble() : call.special(0, limits));
        };
        return row(pattern, onCommand, onQuery);
    }

    /**
     * Answers with a whole number: without a point (NR1 of IEEE 488.2, 8.7.2) as far as it goes, INFinity as numbers of
     * this table.
     */
    void whole(Call call, double value) {
        if (Math.abs(value) < Integer.MAX_VALUE) {
            call.answer((int) value);
        } else {
            printer.print(call.answer(), value);
        }
    }

    public CommandTable bool(String pattern, BoolSetter set, BooleanSupplier get) {
        Handler onCommand = call -> {
            call.expect(1, 1);
            set.set(call.bool(0));
        };
        Handler onQuery = call -> {
            call.expect(0, 0);
            call.answer(get.getAsBoolean() ? 1 : 0);
        };
        return row(pattern, onCommand, onQuery);
    }

    /** One of several words; the query answers with the short form. */
    public CommandTable choice(String pattern, List<String> words, ChoiceSetter set, IntSupplier get) {
        Handler onCommand = call -> {
            call.expect(1, 1);
            set.set(call.choice(0, words));
        };
        Handler onQuery = call -> {
            call.expect(0, 0);
            call.answer(Call.shortForm(words.get(get.getAsInt())));
        };
        return row(pattern, onCommand, onQuery);
    }

    /** A number that can only be asked for. */
    public CommandTable reading(String pattern, DoubleSupplier get) {
        return row(pattern, null, call -> {
            call.expect(0, 0);
            printer.print(call.answer(), get.getAsDouble());
        });
    }

    /** A text that can only be asked for. */
    public CommandTable query(String pattern, Supplier<String> get) {
        return row(pattern, null, call -> {
            call.expect(0, 0);
            call.answer(get.get());
        });
    }

    public CommandTable action(String pattern, Action action) {
        return row(
                pattern,
                call -> {
                    call.expect(0, 0);
                    action.run();
                },
                null);
    }

    /** The rows of a group of status registers: events, condition, masks. */
    public CommandTable registers(String at, Status status, StatusGroup group, Runnable refresh) {
        StandardCommands.group(this, at, refresh, status, group);
        return this;
    }

    /** From here on every row's handlers stand inside of what this makes of them. */
    public void around(UnaryOperator<Handler> commands, UnaryOperator<Handler> queries) {
        aroundCommands = commands;
        aroundQueries = queries;
    }

    /** Whatever the shapes above do not cover. */
    public CommandTable row(String pattern, @Nullable Handler onCommand, @Nullable Handler onQuery) {
        root.add(
                pattern,
                onCommand == null ? null : aroundCommands.apply(onCommand),
                onQuery == null ? null : aroundQueries.apply(onQuery));
        return this;
    }
}
