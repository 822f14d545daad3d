package io.mtjlab.simulators.twin.keithley2182a;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiException;

/** CALCulate2: what the buffer's readings come to (2182A-900-01, table 14-2). */
final class Statistics {

    private static final List<String> KINDS = List.of("NONE", "MEAN", "SDEViation", "MAXimum", "MINimum");

    /** Where the readings are. */
    @FunctionalInterface
    interface Source {
        double[] readings() throws ScpiException;
    }

    private final Source source;
    private int kind;
    private boolean on;
    private double last;

    Statistics(CommandTable table, Source source, int decimals) {
        this.source = source;
        table.choice("CALCulate2:FORMat", KINDS, index -> kind = index, () -> kind)
                .bool("CALCulate2:STATe", value -> on = value, () -> on)
                .row("CALCulate2:IMMediate", call -> last = compute(), call -> {
                    last = compute();
                    Nr3.append(call.answer(), last, decimals);
                })
                .row("CALCulate2:DATA", null, call -> Nr3.append(call.answer(), last, decimals));
    }

    void reset() {
        kind = 0;
        on = false;
        last = 0;
    }

    private double compute() throws ScpiException {
        double[] readings = source.readings();
        if (!on || kind == 0) {
            return readings[readings.length - 1];
        }
        double mean = Arrays.stream(readings).average().orElse(0);
        double squares =
                Arrays.stream(readings).map(r -> (r - mean) * (r - mean)).sum();
        return switch (kind) {
            case 1 -> mean;
            case 2 -> readings.length < 2 ? 0 : Math.sqrt(squares / (readings.length - 1));
            case 3 -> Arrays.stream(readings).max().orElse(0);
            default -> Arrays.stream(readings).min().orElse(0);
        };
    }
}
