package io.mtjlab.simulators.twin.keithley7001;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/**
 * What a 7001 has beside its cards (instruction manual 7001-901-01, section 5): four digital outputs and an input that
 * nothing is plugged into, the trigger link's lines of each layer, settings of the cards, and a display.
 */
final class SwitchPorts {

    private static final String[] LAYERS = {
        "ARM[:SEQuence[1]][:LAYer[1]]:TCONfigure",
        "ARM[:SEQuence[1]]:LAYer2:TCONfigure",
        "TRIGger[:SEQuence[1]]:TCONfigure"
    };

    private static final int OUTPUTS = 4;
    private static final int LAST_LINE = 6;
    private String message = "";

    SwitchPorts(Panel panel, CommandTable table) {
        for (int i = 1; i <= OUTPUTS; i++) {
            panel.bool("ttl." + i, "OUTPut:TTL" + (i == 1 ? "[1]" : Integer.toString(i)) + "[:LEVel]", false);
        }
        panel.choice("ttl.sense", "OUTPut:TTL[1]:LSENse", "AHIGh", "ALOW");
        table.query("SENSe[1]:TTL[1]:DATA", () -> "0");
        for (int i = 0; i < LAYERS.length; i++) {
            String name = "link." + i;
            panel.choice(name, LAYERS[i] + ":DIRection", "ACCeptor", "SOURce")
                    .integer(name + ".in", LAYERS[i] + ":ASYNchronous:ILINe", line(2))
                    .integer(name + ".out", LAYERS[i] + ":ASYNchronous:OLINe", line(1));
        }
        Limits seconds = Limits.of(0, 99_999.999, 0);
        panel.number("settle", "[:ROUTe]:CONFigure:SLOT<1..2>:STIMe", Dimension.SECONDS, seconds)
                .integer("poles", "[:ROUTe]:CONFigure:SLOT<1..2>:POLE", Limits.of(1, 2, 2))
                .bool("pairs", "[:ROUTe]:CONFigure:CPAir", false)
                .bool("message", "DISPlay:SMESsage", false);
        String trigger = LAYERS[LAYERS.length - 1];
        panel.choice("link.protocol", trigger + ":PROTocol", "ASYNchronous", "SSYNchronous")
                .integer("link.line", trigger + ":SSYNchronous:LINE", line(1))
                .bool("text", "DISPlay[:WINDow[1]]:TEXT:STATe", false);
        table.row(
                "DISPlay[:WINDow[1]]:TEXT[:DATA]",
                call -> message = call.string(0),
                call -> call.answer('"' + message + '"'));
    }

    private static Limits line(int otherwise) {
        return Limits.of(1, LAST_LINE, otherwise);
    }
}
