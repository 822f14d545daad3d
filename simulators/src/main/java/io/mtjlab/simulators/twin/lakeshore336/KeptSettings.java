package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;

/** Settings of a 336 that are kept here; alarms, relays, zones and sensor types act elsewhere. */
final class KeptSettings {

    private static final int ZONES = 10;
    private static final String EMPTY_ZONE = "+000.000,+050.000,+020.000,+000.000,+000.000,0,0,+000.100";

    private final MnemonicTable table;
    private final Shelf shelf;
    private final Map<String, String> zones = new TreeMap<>();
    private final Map<Integer, Relay> relays = new TreeMap<>();
    private String lock = "0,123";

    KeptSettings(MnemonicTable table) {
        this.table = table;
        this.shelf = new Shelf(table, LakeShore336Twin::print);
        kept();
        zones();
        words();
    }

    void reset() {
        shelf.reset();
        zones.clear();
        relays.clear();
        lock = "0,123";
    }

    double get(String mnemonic, String name, int part) {
        return shelf.get(mnemonic, name, part);
    }

    /** A relay's mode (0 off, 1 on, 2 alarm), its input, and the kind of alarm (0 low, 1 high, 2 both). */
    record Relay(int mode, String input, int alarm) {
        static final Relay OFF = new Relay(0, "A", 2);
    }

    Relay relay(int number) {
        return relays.getOrDefault(number, Relay.OFF);
    }

    /** Settings that have letters or leading zeros in them. */
    private void words() {
        table.command("RELAY", arguments -> {
                    arguments.expect(2, 4);
                    int number = arguments.integer(0, 1, 2);
                    int mode = arguments.integer(1, 0, 2);
                    Relay before = relay(number);
                    String input = arguments.blank(2) ? before.input() : Sensors.input(arguments, 2);
                    int alarm = arguments.blank(3) ? before.alarm() : arguments.integer(3, 0, 2);
                    relays.put(number, new Relay(mode, input, alarm));
                })
                .query("RELAY", arguments -> {
                    Relay relay = relay(arguments.integer(0, 1, 2));
                    return relay.mode() + "," + relay.input() + "," + relay.alarm();
                })
                .command("LOCK", arguments -> {
                    arguments.expect(1, 2);
                    int on = arguments.integer(0, 0, 1);
                    lock = on + ","
                            + (arguments.blank(1)
                                    ? lock.substring(2)
                                    : String.format(Locale.ROOT, "%03d", arguments.integer(1, 0, 999)));
                })
                .query("LOCK", () -> lock);
    }

    /** The first zone of an output that reaches a temperature. */
    OptionalInt zone(int output, double kelvin) {
        for (int i = 1; i <= ZONES; i++) {
            String[] told = zones.getOrDefault(output + "," + i, EMPTY_ZONE).split(",", -1);
            if (kelvin <= Double.parseDouble(told[0])) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** What a zone says: upper bound, P, I, D, manual percent, range, input, rate. */
    double[] zone(int output, int zone) {
        return Arrays.stream(zones.getOrDefault(output + "," + zone, EMPTY_ZONE).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** One row each, with the limits of the user's manual, section 6.6.1. */
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
                .keepEach("POLARITY", "[34]", Part.whole(0, 1, 0))
                .keepEach("WARMUP", "[34]", Part.whole(0, 1, 0), Part.number(0, 100, 100))
                .keepEach("DISPFLD", "[1-8]", Part.whole(0, 8, 1), Part.whole(1, 7, 1))
                .keep("DISPLAY", Part.whole(0, 7, 4), Part.whole(0, 2, 1), Part.whole(1, 4, 1))
                .keep("BRIGT", Part.whole(1, 32, 16))
                .keep("INTSEL", Part.whole(0, 1, 0))
                .keep("IEEE", Part.whole(1, 30, 12))
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
        return arguments.integer(0, 1, 2) + "," + arguments.integer(1, 1, ZONES);
    }
}
