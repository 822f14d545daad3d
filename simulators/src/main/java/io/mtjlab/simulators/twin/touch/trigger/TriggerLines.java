package io.mtjlab.simulators.twin.touch.trigger;

import java.util.Arrays;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/**
 * The trigger lines of the rear panel and of the network (2450-901-01, reference manual, TRIGger:DIGital and
 * TRIGger:LAN). Nothing of a bench is wired to them: what they are told is kept, and nothing ever arrives.
 */
final class TriggerLines {

    private static final int LINES = 6;
    private static final int PACKETS = 8;
    private static final String NOWHERE = "0.0.0.0";

    private final Panel panel;
    private final String[] addresses = new String[PACKETS + 1];

    TriggerLines(CommandTable table) {
        panel = new Panel(table, PACKETS);
        String line = "TRIGger:DIGital<1.." + LINES + ">:";
        String packet = "TRIGger:LAN<1.." + PACKETS + ">:";
        panel.choice("line.edge", line + "IN:EDGE", "FALLing", "RISing", "EITHer")
                .choice("line.logic", line + "OUT:LOGic", "NEGative", "POSitive")
                .number("line.pulse", line + "OUT:PULSewidth", Dimension.SECONDS, Limits.of(0, 100_000, 10e-6))
                .choice("line.stimulus", line + "OUT:STIMulus", Events.words())
                .choice("packet.edge", packet + "IN:EDGE", "EITHer", "FALLing", "RISing")
                .bool("packet.connected", packet + "OUT:CONNect:STATe", false)
                .choice("packet.logic", packet + "OUT:LOGic", "NEGative", "POSitive")
                .choice("packet.protocol", packet + "OUT:PROTocol", "TCP", "UDP", "MULTicast")
                .choice("packet.stimulus", packet + "OUT:STIMulus", Events.words());
        for (String each : new String[] {line, packet}) {
            table.action(each + "IN:CLEar", () -> {}).query(each + "IN:OVERrun", () -> "0");
        }
        table.row(
                packet + "OUT:IP:ADDRess",
                call -> {
                    call.expect(1, 1);
                    addresses[call.onlySuffix()] = call.string(0);
                },
                call -> call.answer('"' + addresses[call.onlySuffix()] + '"'));
        reset();
    }

    /** As after *RST. */
    void reset() {
        panel.reset();
        Arrays.fill(addresses, NOWHERE);
    }
}
