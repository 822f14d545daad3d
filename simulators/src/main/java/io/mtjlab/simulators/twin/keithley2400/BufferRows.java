package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/** The buffer over the wire, by both of its names, and its statistics (user's manual, 18-97: TRACe or DATA; CALCulate3). */
final class BufferRows {

    private final SmuState smu;
    private final Panel panel;

    BufferRows(SmuState smu, Panel panel) {
        this.smu = smu;
        this.panel = panel;
    }

    void install(CommandTable table) {
        buffer(table, "TRACe");
        buffer(table, "DATA");
        panel.choice("statistic", "CALCulate3:FORMat", "MEAN", "SDEViation", "MAXimum", "MINimum", "PKPK");
        table.row("CALCulate3:DATA", null, this::statistics);
    }

    private void buffer(CommandTable table, String at) {
        panel.integer("trace.points", at + ":POINts", Limits.of(1, Readings.LARGEST, 100))
                .choice("trace.feed", at + ":FEED", "SENSe[1]", "CALCulate[1]", "CALCulate2")
                .choice("trace.stamps", at + ":TSTamp:FORMat", "ABSolute", "DELTa");
        table.action(at + ":CLEar", smu::clearStore)
                .choice(at + ":FEED:CONTrol", List.of("NEXT", "NEVer"), smu::feed, () -> store().filling() ? 0 : 1)
                .query(at + ":POINts:ACTual", () -> Integer.toString(store().size()))
                .query(at + ":FREE", () -> store().free())
                .row(at + ":DATA", null, this::contents);
    }

    private DataStore store() {
        return smu.measuring().store();
    }

    private void contents(Call call) throws ScpiException {
        call.expect(0, 0);
        if (store().holdsResults()) {
            smu.format().printResults(store().rows(), call.answer());
        } else {
            smu.format().print(store().rows(), call.answer());
        }
    }

    private void statistics(Call call) throws ScpiException {
        call.expect(0, 0);
        StringBuilder out = call.answer();
        int start = out.length();
        for (double value : store().statistics()) {
            out.append(out.length() > start ? "," : "");
            Nr3.append(out, value, 6);
        }
    }
}
