package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;
import java.util.function.Supplier;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;

/** What the 2400 makes of each reading: math, then null offset and limit tests, then the buffer gets what it feeds on. */
final class Calculations {

    /** Bits of a reading's status word (user's manual, 18-50). */
    private static final int MATH = 1 << 5;

    private static final int NULL = 1 << 6;
    private static final int LIMITS = 1 << 7;

    private final Panel panel;
    private final MathExpressions math;
    private final LimitTests limits;
    private final DataStore store;

    Calculations(Panel panel, Status status, DigitalPort port, DataStore store) {
        this.panel = panel;
        this.math = new MathExpressions(panel);
        this.limits = new LimitTests(panel, status, port);
        this.store = store;
        for (String outcome : List.of("PASS", "FAIL")) {
            panel.hidden(branch(outcome), 0);
        }
    }

    private static String branch(String outcome) {
        return "branch." + outcome;
    }

    /** @param follow lets the instrument catch up with time before it answers */
    void install(CommandTable table, PrintFormat format, Runnable follow) {
        math.install(table);
        limits.install(table, follow);
        results(table, format, "CALCulate[1]:DATA", () -> {
            follow.run();
            return math.results();
        });
        results(table, format, "CALCulate2:DATA", () -> {
            follow.run();
            return limits.results();
        });
        for (String outcome : List.of("PASS", "FAIL")) {
            table.row("CALCulate2:CLIMits:" + outcome + ":SMLocation", call -> branchTo(outcome, call), call -> {
                int location = (int) panel.get(branch(outcome));
                call.answer(location == 0 ? "NEXT" : Integer.toString(location));
            });
        }
    }

    private void branchTo(String outcome, Call call) throws ScpiException {
        call.expect(1, 1);
        int location = call.isWord(0, "NEXT") ? 0 : call.integer(0, 1, SourceMemory.LOCATIONS);
        panel.put(branch(outcome), location);
    }

    private static void results(CommandTable table, PrintFormat format, String at, Supplier<List<Row>> rows) {
        table.row(at, null, call -> {
                    call.expect(0, 0);
                    format.printResults(present(rows.get()), call.answer());
                })
                .row(at + ":LATest", null, call -> {
                    call.expect(0, 0);
                    List<Row> all = present(rows.get());
                    format.printResults(all.subList(all.size() - 1, all.size()), call.answer());
                });
    }

    private static List<Row> present(List<Row> rows) throws ScpiException {
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        return rows;
    }

    /** The user's own expressions are gone. */
    void forget() {
        math.forget();
    }

    void reset() {
        math.reset();
        limits.reset();
    }

    /** A new series. */
    void begin() {
        math.begin();
        limits.begin();
    }

    /** The series is over. */
    void end() {
        limits.end();
    }

    /** Takes a reading and stores what is to be stored; gives the reading with its status complete. */
    Row take(Row row, boolean inCompliance) {
        int bits = (math.on() ? MATH : 0) | (limits.nulling() ? NULL : 0) | (limits.testing() ? LIMITS : 0);
        Row read = row.flagged(bits);
        boolean calculated = math.take(read);
        boolean fed = calculated || !limits.feedsOnMath();
        Row shown = fed
                ? read.flagged(limits.take(limits.feedsOnMath() ? last(math.results()) : read, inCompliance))
                : read;
        switch (panel.word("trace.feed")) {
            case "CALC" -> store(calculated, math.results());
            case "CALC2" -> store(fed && !limits.results().isEmpty(), limits.results());
            default -> store.add(shown);
        }
        return shown;
    }

    private void store(boolean there, List<Row> results) {
        if (there) {
            store.add(last(results));
        }
    }

    private static Row last(List<Row> rows) {
        return rows.get(rows.size() - 1);
    }

    /** Where a sweep through the memory goes on after the last test; 0 for the next location. */
    int nextLocation() {
        return limits.testing() ? (int) panel.get(branch(limits.lastPassed() ? "PASS" : "FAIL")) : 0;
    }
}
