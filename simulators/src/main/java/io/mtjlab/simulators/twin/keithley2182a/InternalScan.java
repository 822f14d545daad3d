package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * ROUTe:SCAN (2182A-900-01, section 14, table 14-4): an internal scan reads channels 1 and 2 in turn, the next after each
 * reading; an external one has a switch go on, which nothing on the bench listens to, and stays on its channel.
 */
final class InternalScan {

    private static final String AT = "ROUTe:SCAN";
    private static final int INTERNAL = 1;
    private static final int CHANNELS = 800;

    private final Measurements measurements;
    private final Panel panel;
    private String inside = "1,2";
    private String outside = "1:10";

    InternalScan(CommandTable table, Measurements measurements) {
        this.measurements = measurements;
        panel = new Panel(table, 1)
                .choice("selected", AT + ":LSELect", "NONE", "INTernal", "EXTernal")
                .integer("count", AT + ":INTernal:CCOunt", Limits.of(1, 1023, 1))
                .integer("external", AT + ":EXTernal:ECHannel", Limits.of(1, CHANNELS, 10));
        panel.listen((name, channel) -> changed(name));
        table.row(AT + "[:INTernal]", call -> inside = list(call), call -> call.answer("(@" + inside + ")"))
                .row(AT + ":EXTernal", call -> outside = list(call), call -> call.answer("(@" + outside + ")"));
    }

    private static String list(Call call) throws ScpiException {
        call.expect(1, 1);
        call.channels(0);
        return call.written(0);
    }

    private boolean scans() {
        return panel.get("selected") == INTERNAL;
    }

    private void changed(String name) {
        if (name.equals("selected") && scans()) {
            measurements.channel(order().get(0));
        }
    }

    private List<Integer> order() {
        return inside.startsWith("2") ? List.of(2, 1) : List.of(1, 2);
    }

    /** As after *RST. */
    void reset() {
        panel.reset();
        inside = "1,2";
        outside = "1:10";
    }

    /** A reading is made: the next is the other channel's. */
    void next() {
        if (scans()) {
            measurements.channel(measurements.channel() == 1 ? 2 : 1);
        }
    }
}
