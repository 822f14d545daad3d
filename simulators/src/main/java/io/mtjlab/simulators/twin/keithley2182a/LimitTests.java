package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.StatusGroup;

/** CALCulate3: two pairs of limits that a reading is held against after its math (2182A-900-01, section 8). */
final class LimitTests {

    private static final int TESTS = 2;
    private static final double LARGEST = 100e6;
    private static final String AT = "CALCulate3:LIMit<1..2>:";

    private final Panel panel;
    private final StatusGroup measurement;
    private final boolean[] low = new boolean[TESTS + 1];
    private final boolean[] high = new boolean[TESTS + 1];
    private double last = Double.NaN;

    /** @param measurement the register with a bit for each limit */
    LimitTests(CommandTable table, StatusGroup measurement) {
        this.measurement = measurement;
        panel = new Panel(table, TESTS)
                .number("upper", AT + "UPPer[:DATA]", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 1))
                .number("lower", AT + "LOWer[:DATA]", Dimension.NONE, Limits.of(-LARGEST, LARGEST, -1))
                .bool("on", AT + "STATe", false)
                .bool("clears", AT + "CLEar:AUTO", true);
        table.row(AT + "FAIL", null, call -> {
                    int test = test(call);
                    call.answer(low[test] || high[test] ? 1 : 0);
                })
                .row(AT + "CLEar[:IMMediate]", call -> clear(test(call)), null)
                .action("CALCulate3:IMMediate", () -> hold(last));
        reset();
    }

    private static int test(Call call) {
        return call.suffix("LIMIT");
    }

    void reset() {
        panel.reset();
        for (int test = 1; test <= TESTS; test++) {
            panel.put("upper", test, test);
            panel.put("lower", test, -test);
            clear(test);
        }
        last = Double.NaN;
    }

    /** A series begins: what failed before is forgotten where that is wanted. */
    void begin() {
        for (int test = 1; test <= TESTS; test++) {
            if (panel.on("clears", test)) {
                clear(test);
            }
        }
    }

    private void clear(int test) {
        low[test] = false;
        high[test] = false;
        tell(test, false, false);
    }

    /** A reading is held against the limits; a failure stays until it is cleared. */
    void hold(double reading) {
        last = reading;
        for (int test = 1; test <= TESTS; test++) {
            boolean on = panel.on("on", test);
            boolean below = on && reading < panel.get("lower", test);
            boolean above = on && reading > panel.get("upper", test);
            low[test] |= below;
            high[test] |= above;
            tell(test, below, above);
        }
    }

    /** Bits 1 and 2 of limit 1, 3 and 4 of limit 2: low and high. */
    private void tell(int test, boolean below, boolean above) {
        measurement.condition(1 << (2 * test - 1), below);
        measurement.condition(1 << (2 * test), above);
    }
}
