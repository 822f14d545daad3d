package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;

/** Settings of a 336 that are kept and told alone. */
final class KeptSettings {

    private static final String EMPTY_ZONE = "+000.000,+050.000,+020.000,+000.000,+000.000,0,0,+000.100";

    private final MnemonicTable table;
    private final Shelf shelf;
    private final Map<String, String> zones = new TreeMap<>();

    KeptSettings(MnemonicTable table) {
        this.table = table;
        this.shelf = new Shelf(table, LakeShore336Twin::print);
        kept();
        zones();
    }

    void reset() {
        shelf.reset();
        zones.clear();
    }

    /** What is kept and told: none of it changes the stage, which has a platinum sensor on input A. */
    private void kept() {
        shelf.keepEach(
                        "INTYPE",
                        "[A-D]",
                        Part.whole(0, 4, 2),
                        Part.whole(0, 1, 1),
                        Part.whole(0, 8, 0),
                        Part.whole(0, 1, 1),
                        Part.whole(1, 3, 1))
                .keepEach(
                        "HTRSET",
                        "[12]",
                        Part.whole(1, 2, 2),
                        Part.whole(0, 4, 2),
                        Part.number(0, 2, 0),
                        Part.whole(1, 2, 1))
                .keepEach(
                        "ALARM",
                        "[A-D]",
                        Part.whole(0, 1, 0),
                        Part.number(-1e4, 1e4, 1000),
                        Part.number(-1e4, 1e4, 0),
                        Part.number(0, 1e4, 0),
                        Part.whole(0, 1, 0),
                        Part.whole(0, 1, 0),
                        Part.whole(0, 1, 0))
                .keepEach(
                        "ANALOG",
                        "[34]",
                        Part.whole(0, 4, 0),
                        Part.whole(1, 3, 1),
                        Part.number(-1e4, 1e4, 1000),
                        Part.number(-1e4, 1e4, 0),
                        Part.whole(0, 1, 0))
                .keepEach("FILTER", "[A-D]", Part.whole(0, 1, 0), Part.whole(2, 64, 8), Part.whole(1, 10, 10))
                .keepEach("DIOCUR", "[A-D]", Part.whole(0, 1, 0))
                .keepEach("RELAY", "[12]", Part.whole(0, 2, 0), Part.whole(0, 3, 1), Part.whole(0, 2, 0))
                .keep("BRIGT", Part.whole(0, 32, 16))
                .keep("LOCK", Part.whole(0, 1, 0), Part.whole(0, 999, 123))
                .keep("LEDS", Part.whole(0, 1, 1));
    }

    /** {@code ZONE output,zone,upper bound,P,I,D,manual,range,input,rate}: a zone that was never set is empty. */
    private void zones() {
        table.command("ZONE", arguments -> {
                    arguments.expect(10, 10);
                    String[] told = new String[8];
                    double[][] limits = {{0, 1505}, {0, 1000}, {0, 1000}, {0, 200}, {0, 100}, {0, 3}, {0, 4}, {0, 100}};
                    for (int i = 0; i < told.length; i++) {
                        double value = arguments.number(i + 2, limits[i][0], limits[i][1]);
                        told[i] = i == 5 || i == 6 ? Integer.toString((int) value) : LakeShore336Twin.print(value);
                    }
                    zones.put(zone(arguments), String.join(",", told));
                })
                .query("ZONE", arguments -> {
                    arguments.expect(2, 2);
                    return zones.getOrDefault(zone(arguments), EMPTY_ZONE);
                });
    }

    private static String zone(Arguments arguments) throws Refusal {
        return arguments.integer(0, 1, 2) + "," + arguments.integer(1, 1, 10);
    }
}
