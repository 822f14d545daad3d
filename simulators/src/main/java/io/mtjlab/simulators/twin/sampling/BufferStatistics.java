package io.mtjlab.simulators.twin.sampling;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiException;

/** CALCulate2 of a Keithley: what the readings in its buffer come to (2182A-900-01, table 14-2; 622X-901-01, table 6-4). */
public final class BufferStatistics {

    /** Where the readings are. */
    @FunctionalInterface
    public interface Source {
        double[] readings() throws ScpiException;
    }

    private final List<String> kinds;
    private final Source source;
    private int kind;
    private boolean on;
    private double last;

    /** @param kinds that the instrument knows, of NONE, MEAN, SDEViation, MAXimum, MINimum, PKPK; the first after *RST */
    public BufferStatistics(CommandTable table, List<String> kinds, Source source, int decimals) {
        this.kinds = List.copyOf(kinds);
        this.source = source;
        table.choice("CALCulate2:FORMat", kinds, index -> kind = index, () -> kind)
                .bool("CALCulate2:STATe", value -> on = value, () -> on)
                .row("CALCulate2:IMMediate", call -> last = compute(), call -> {
                    last = compute();
                    Nr3.append(call.answer(), last, decimals);
                })
                .row("CALCulate2:DATA", null, call -> Nr3.append(call.answer(), last, decimals));
    }

    public void reset() {
        kind = 0;
        on = false;
        last = 0;
    }

    private double compute() throws ScpiException {
        double[] readings = source.readings();
        String word = kinds.get(kind);
        if (!on || word.equals("NONE")) {
            return readings[readings.length - 1];
        }
        return Statistic.of(Call.shortForm(word), readings);
    }
}
