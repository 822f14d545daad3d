package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;

/**
 * {@code ZONE output,zone,upper bound,P,I,D,manual,range,input,rate} (335 manual, page 126): ten zones of set-points an
 * output, each with parameters of its own.
 */
final class Zones {

    private static final int ZONES = 10;

    /** One zone. Input 0 stands for the one that is assigned. */
    record Zone(
            double upperKelvin,
            double proportional,
            double integral,
            double derivative,
            double manualPercent,
            int range,
            int input,
            double rate) {

        private static final Zone EMPTY = new Zone(0, 50, 20, 0, 0, 0, 0, 0.1);

        private String told() {
            return String.join(
                    ",",
                    Print.kelvin(upperKelvin),
                    Print.gain(proportional),
                    Print.gain(integral),
                    Print.gain(derivative),
                    Print.fine(manualPercent),
                    Integer.toString(range),
                    Integer.toString(input),
                    Print.percent(rate));
        }
    }

    private final Map<String, Zone> zones = new TreeMap<>();

    Zones(MnemonicTable table, Runnable changed) {
        table.command("ZONE", arguments -> {
                    arguments.expect(10, 10);
                    zones.put(
                            name(arguments),
                            new Zone(
                                    arguments.number(2, 0, 1505),
                                    arguments.number(3, 0, 1000),
                                    arguments.number(4, 0, 1000),
                                    arguments.number(5, 0, 200),
                                    arguments.number(6, 0, 100),
                                    arguments.integer(7, 0, 3),
                                    arguments.integer(8, 0, 8),
                                    arguments.number(9, 0, 100)));
                    changed.run();
                })
                .query("ZONE", arguments -> {
                    arguments.expect(2, 2);
                    return zones.getOrDefault(name(arguments), Zone.EMPTY).told();
                });
    }

    private static String name(Arguments arguments) throws Refusal {
        return arguments.integer(0, 1, 2) + "," + arguments.integer(1, 1, ZONES);
    }

    void reset() {
        zones.clear();
    }

    /** The first zone whose upper bound is not below the set-point; null when there is none. */
    @Nullable
    Zone of(int output, double setPointKelvin) {
        for (int i = 1; i <= ZONES; i++) {
            Zone zone = zones.get(output + "," + i);
            if (zone != null && setPointKelvin <= zone.upperKelvin()) {
                return zone;
            }
        }
        return null;
    }
}
