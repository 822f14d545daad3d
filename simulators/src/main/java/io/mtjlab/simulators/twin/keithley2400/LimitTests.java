package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;

/**
 * CALCulate2: null offset and limit tests, singly and together (user's manual, section 12 and 18-33 to 18-43). Test 1
 * is compliance, 4 would need the contact check option, the others compare the feed with a lower and an upper limit, in
 * ascending order, the lower one first. Grading passes what fails nowhere and tells of the first failure; sorting
 * tells of the first test that passes.
 */
final class LimitTests {

    private static final String AT = "CALCulate2:";
    private static final Limits UPPER = Limits.of(-9.999999e20, 9.999999e20, 1);
    private static final Limits LOWER = Limits.of(-9.999999e20, 9.999999e20, -1);
    private static final Limits OFFSET = Limits.of(-9.999999e20, 9.999999e20, 0);
    private static final List<Integer> WINDOWS = List.of(2, 3, 5, 6, 7, 8, 9, 10, 11, 12);

    /** Bits of the measurement event register (figure 15-6): tests 1, 2 and 3 failed, all passed. */
    private static final int LIMIT_BITS = 0b11_1111;

    private static final int PASSED = 1 << 5;

    /** Where a reading's status word tells the result (18-51). */
    private static final int HIGH_SIDE = 1 << 21;

    private static final int NOTHING_FITS = 7 << 19 | 3 << 8;

    private final Panel panel;
    private final Status status;
    private final DigitalPort port;
    private final List<Row> results = new ArrayList<>();
    private final Set<Integer> failed = new HashSet<>();
    private boolean acquire;
    private boolean passed;
    private @Nullable Row lastFed;
    private @Nullable String atEnd;

    LimitTests(Panel panel, Status status, DigitalPort port) {
        this.panel = panel;
        this.status = status;
        this.port = port;
        panel.choice("feed", AT + "FEED", "VOLTage", "CURRent", "RESistance", "CALCulate[1]")
                .number("null", AT + "NULL:OFFSet", Dimension.NONE, OFFSET)
                .bool("null.on", AT + "NULL:STATe", false)
                .choice("limit.1.when", AT + "LIMit[1]:COMPliance:FAIL", "IN", "OUT")
                .bool("limit.1", AT + "LIMit[1]:STATe", false)
                .choice("binning", AT + "CLIMits:BCONtrol", "IMMediate", "END")
                .choice("sorting", AT + "CLIMits:MODE", "GRADing", "SORTing")
                .bool("limits.clear", AT + "CLIMits:CLEar:AUTO", true);
        for (int each : WINDOWS) {
            String at = AT + "LIMit" + each;
            panel.number(upper(each), at + ":UPPer[:DATA]", Dimension.NONE, UPPER)
                    .number(lower(each), at + ":LOWer[:DATA]", Dimension.NONE, LOWER)
                    .bool("limit." + each, at + ":STATe", false);
        }
    }

    private static String upper(int test) {
        return "limit." + test + ".upper";
    }

    private static String lower(int test) {
        return "limit." + test + ".lower";
    }

    /** @param follow lets the instrument catch up with time before it answers */
    void install(CommandTable table, Runnable follow) {
        port.install(table, follow);
        port.pattern(table, "limit.1.pattern", AT + "LIMit[1]:COMPliance:SOURce2");
        verdict(table, AT + "LIMit[1]:FAIL", 1, follow);
        table.action(AT + "CLIMits:CLEar[:IMMediate]", this::clear).action(AT + "NULL:ACQuire", this::acquire);
        port.pattern(table, "limits.passed", AT + "CLIMits:PASS:SOURce2");
        port.pattern(table, "limits.failed", AT + "CLIMits:FAIL:SOURce2");
        for (int each : WINDOWS) {
            String at = AT + "LIMit" + each;
            port.pattern(table, upper(each) + ".pattern", at + ":UPPer:SOURce2");
            port.pattern(table, lower(each) + ".pattern", at + ":LOWer:SOURce2");
            port.pattern(table, "limit." + each + ".pattern", at + ":PASS:SOURce2");
            verdict(table, at + ":FAIL", each, follow);
        }
    }

    private void verdict(CommandTable table, String at, int test, Runnable follow) {
        table.query(at, () -> {
            follow.run();
            return failed.contains(test) ? "1" : "0";
        });
    }

    void reset() {
        results.clear();
        lastFed = null;
        acquire = false;
        clear();
    }

    /** Forgets what has failed and takes the lines back. */
    private void clear() {
        failed.clear();
        passed = false;
        atEnd = null;
        port.clear();
        status.measurement().condition(LIMIT_BITS, false);
    }

    private void acquire() {
        Row last = lastFed;
        acquire = last == null;
        if (last != null) {
            panel.put("null", last.result());
        }
    }

    /** A new series. */
    void begin() {
        results.clear();
        if (panel.on("limits.clear")) {
            clear();
        }
        atEnd = null;
    }

    /** The series is over: a pattern that waited for that goes to the lines. */
    void end() {
        if (atEnd != null) {
            port.show(atEnd);
            atEnd = null;
        }
    }

    boolean nulling() {
        return panel.on("null.on");
    }

    /** True when a test is on. */
    boolean testing() {
        return panel.on("limit.1") || WINDOWS.stream().anyMatch(this::on);
    }

    private boolean on(int test) {
        return panel.on("limit." + test);
    }

    boolean feedsOnMath() {
        return panel.word("feed").equals("CALC");
    }

    boolean lastPassed() {
        return passed;
    }

    /** Results of the series so far, each a row whose {@link Row#result()} says it. */
    List<Row> results() {
        return Collections.unmodifiableList(results);
    }

    /**
     * Takes a reading.
     *
     * @param fed its result is what the math made of it, where that is the feed
     * @return the bits that its status word shows
     */
    int take(Row fed, boolean inCompliance) {
        double value = switch (panel.word("feed")) {
            case "VOLT" -> fed.volts();
            case "CURR" -> fed.amperes();
            case "RES" -> fed.ohms();
            default -> fed.result();
        };
        lastFed = fed.calculated(value);
        if (acquire) {
            acquire();
        }
        double nulled = nulling() && value != Readings.NOT_MEASURED ? value - panel.get("null") : value;
        if (!nulling() && !testing()) {
            return 0;
        }
        int bits = testing() ? test(nulled, inCompliance) : 0;
        results.add(fed.calculated(nulled).flagged(bits));
        return bits;
    }

    private int test(double value, boolean inCompliance) {
        failed.clear();
        status.measurement().condition(LIMIT_BITS, false);
        int first = 0;
        if (panel.on("limit.1") && inCompliance == panel.word("limit.1.when").equals("IN")) {
            failed.add(1);
            first = 1;
        }
        boolean high = false;
        int fits = 0;
        for (int each : WINDOWS) {
            if (!on(each)) {
                continue;
            }
            boolean below = value < panel.get(lower(each));
            boolean above = value > panel.get(upper(each));
            if (below || above) {
                failed.add(each);
                high = first == 0 ? above : high;
                first = first == 0 ? each : first;
            } else {
                fits = fits == 0 ? each : fits;
            }
        }
        return panel.word("sorting").equals("SORT") ? sorted(fits) : graded(first, high);
    }

    private int graded(int first, boolean high) {
        passed = first == 0;
        if (passed) {
            tell("limits.passed", PASSED);
            return 0;
        }
        String side = first == 1 ? "limit.1" : high ? upper(first) : lower(first);
        tell(side + ".pattern", first == 1 ? 1 : first <= 3 ? 1 << 2 * first - (high ? 2 : 3) : 0);
        return code(first) | (high ? HIGH_SIDE : 0);
    }

    private int sorted(int fits) {
        boolean windows = WINDOWS.stream().anyMatch(this::on);
        passed = !failed.contains(1) && (fits != 0 || !windows);
        if (failed.contains(1)) {
            tell("limit.1.pattern", 1);
            return code(1);
        }
        if (fits == 0 && windows) {
            tell("limits.failed", 0);
            return NOTHING_FITS;
        }
        tell(fits == 0 ? "limits.passed" : "limit." + fits + ".pattern", PASSED);
        return code(fits);
    }

    private void tell(String pattern, int bit) {
        status.measurement().condition(bit, true);
        if (panel.word("binning").equals("IMM")) {
            port.show(pattern);
        } else if (atEnd == null || pattern.equals("limits.failed") || atEnd.equals("limits.passed")) {
            atEnd = pattern;
        }
    }

    /** A test's number in bits 8, 9, 19 and 20; the manual's table gives contact check, test 4, the number 5, and 5 the 4. */
    private static int code(int test) {
        int number = test == 5 ? 4 : test;
        return (number & 3) << 8 | number >> 2 << 19;
    }
}
