package io.mtjlab.simulators.twin.prober;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** SENTIO's commands by their names, one row each. */
final class SentioCommands {

    /** Does what a command says and answers its message. */
    @FunctionalInterface
    interface Row {
        String run(SentioParameters parameters) throws SentioAnswer, InterruptedException;
    }

    private final Map<String, Row> rows = new HashMap<>();

    SentioCommands row(String name, Row row) {
        rows.put(name, row);
        return this;
    }

    /** Commands that are answered and change nothing here. */
    SentioCommands ignored(String... names) {
        for (String name : names) {
            row(name, parameters -> "OK");
        }
        return this;
    }

    /** Queries whose answers never change. */
    SentioCommands fixed(String name, String answer) {
        return row(name, parameters -> answer);
    }

    String run(String name, SentioParameters parameters) throws SentioAnswer, InterruptedException {
        Row row = rows.get(name);
        if (row == null) {
            throw new SentioAnswer(SentioAnswer.NO_SUCH_COMMAND, "Command '" + name + "' is not known");
        }
        return row.run(parameters);
    }

    static String print(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
