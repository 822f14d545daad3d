package io.mtjlab.simulators.mnemonic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

/** An instrument's commands, one row each, under the mnemonic that its manual gives them. */
public final class MnemonicTable {

    /** Sets or does something. */
    @FunctionalInterface
    public interface Command {
        void run(Arguments arguments) throws Refusal, InterruptedException;
    }

    /** Answers something. */
    @FunctionalInterface
    public interface Query {
        String run(Arguments arguments) throws Refusal, InterruptedException;
    }

    /** Takes a whole number within the row's limits. */
    @FunctionalInterface
    public interface IntSetter {
        void set(int value) throws Refusal, InterruptedException;
    }

    /** Takes a number within the row's limits. */
    @FunctionalInterface
    public interface NumberSetter {
        void set(double value) throws Refusal, InterruptedException;
    }

    /** Does something that takes no parameters. */
    @FunctionalInterface
    public interface Action {
        void run() throws Refusal, InterruptedException;
    }

    /** Answers something that takes no parameters. */
    @FunctionalInterface
    public interface Answer {
        String get() throws Refusal, InterruptedException;
    }

    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, Query> queries = new HashMap<>();
    private final Set<String> binary = new HashSet<>();

    public MnemonicTable integer(String mnemonic, int min, int max, IntSetter set, IntSupplier get) {
        command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set.set(arguments.integer(0, min, max));
        });
        return query(mnemonic, () -> Integer.toString(get.getAsInt()));
    }

    public MnemonicTable number(
            String mnemonic,
            double min,
            double max,
            NumberSetter set,
            DoubleSupplier get,
            DoubleFunction<String> print) {
        command(mnemonic, arguments -> {
            arguments.expect(1, 1);
            set.set(arguments.number(0, min, max));
        });
        return query(mnemonic, () -> print.apply(get.getAsDouble()));
    }

    public MnemonicTable action(String mnemonic, Action action) {
        return command(mnemonic, arguments -> {
            arguments.expect(0, 0);
            action.run();
        });
    }

    public MnemonicTable query(String mnemonic, Answer answer) {
        return query(mnemonic, arguments -> {
            arguments.expect(0, 0);
            return answer.get();
        });
    }

    public MnemonicTable command(String mnemonic, Command command) {
        commands.put(mnemonic.toUpperCase(Locale.ROOT), command);
        return this;
    }

    public MnemonicTable query(String mnemonic, Query query) {
        queries.put(mnemonic.toUpperCase(Locale.ROOT), query);
        return this;
    }

    /** A query whose answer is bytes: nothing goes before or behind them. */
    public MnemonicTable bytes(String mnemonic, Query query) {
        binary.add(mnemonic.toUpperCase(Locale.ROOT));
        return query(mnemonic, query);
    }

    boolean binary(String mnemonic) {
        return binary.contains(mnemonic.toUpperCase(Locale.ROOT));
    }

    @Nullable
    Command findCommand(String mnemonic) {
        return commands.get(mnemonic.toUpperCase(Locale.ROOT));
    }

    @Nullable
    Query findQuery(String mnemonic) {
        return queries.get(mnemonic.toUpperCase(Locale.ROOT));
    }
}
