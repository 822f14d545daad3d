package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;

/**
 * The temperature curves of a 336 and which input uses which (user's manual, section 6.6.1: CRVHDR, CRVPT, CRVDEL,
 * INCRV, SCAL): 1 to 20 are built in and cannot be written, 21 to 59 are the user's. The sensors are platinum
 * whatever curve is chosen; only one that there is not makes a reading invalid.
 */
final class Curves {

    private static final int FIRST_USER = 21;
    private static final int LAST = 59;
    private static final int POINTS = 200;
    private static final int PLATINUM = 6;

    /** Standard curves (user's manual, table 5-1) with their numbers. */
    private static final Map<Integer, Header> STANDARD = Map.of(
            1,
            new Header("DT-470", "STANDARD C", 2, 475, 1),
            2,
            new Header("DT-670", "STANDARD C", 2, 500, 1),
            3,
            new Header("DT-500-D", "STANDARD C", 2, 365, 1),
            4,
            new Header("DT-500-E1", "STANDARD C", 2, 365, 1),
            PLATINUM,
            new Header("PT-100", "STANDARD C", 3, 800, 2),
            7,
            new Header("PT-1000", "STANDARD C", 3, 800, 2),
            8,
            new Header("RX-102A-AA", "STANDARD C", 3, 40, 1),
            9,
            new Header("RX-202A-AA", "STANDARD C", 3, 40, 1));

    private static final Header EMPTY = new Header("User Curve", "", 2, 375, 1);

    /** @param format 1 to 4: millivolts, volts, ohms, their logarithm; @param slope 1 negative, 2 positive */
    private record Header(String name, String serial, int format, double limit, int slope) {
        String told() {
            return String.format(Locale.ROOT, "%-15.15s,%-10.10s,%d,%+08.3f,%d", name, serial, format, limit, slope);
        }
    }

    private final Map<Integer, Header> headers = new TreeMap<>();
    private final Map<String, String> points = new TreeMap<>();
    private final Map<String, Integer> chosen = new TreeMap<>();

    void addTo(MnemonicTable table) {
        table.query("CRVHDR", arguments -> header(arguments.integer(0, 1, LAST)).told())
                .command("CRVHDR", arguments -> {
                    arguments.expect(6, 6);
                    headers.put(
                            user(arguments, 0),
                            new Header(
                                    arguments.name(1),
                                    arguments.name(2),
                                    arguments.integer(3, 1, 4),
                                    arguments.number(4, 0, 1505),
                                    arguments.integer(5, 1, 2)));
                })
                .query("CRVPT", arguments -> {
                    int curve = arguments.integer(0, 1, LAST);
                    return points.getOrDefault(curve + "," + arguments.integer(1, 1, POINTS), "+0.00000,+0.0000");
                })
                .command("CRVPT", arguments -> {
                    arguments.expect(4, 4);
                    points.put(
                            user(arguments, 0) + "," + arguments.integer(1, 1, POINTS),
                            String.format(
                                    Locale.ROOT,
                                    "%+.5f,%+.4f",
                                    arguments.number(2, -1e6, 1e6),
                                    arguments.number(3, 0, 1505)));
                })
                .command("CRVDEL", arguments -> {
                    arguments.expect(1, 1);
                    delete(user(arguments, 0));
                })
                .command("SCAL", arguments -> {
                    arguments.expect(5, 9);
                    Header standard = header(arguments.integer(0, 1, 7));
                    headers.put(
                            user(arguments, 1),
                            new Header("SoftCal", arguments.name(2), standard.format(), standard.limit(), 1));
                })
                .query("INCRV", arguments -> String.format(Locale.ROOT, "%02d", of(Sensors.input(arguments, 0))))
                .command("INCRV", arguments -> {
                    arguments.expect(2, 2);
                    chosen.put(Sensors.input(arguments, 0), arguments.integer(1, 0, LAST));
                });
    }

    private static int user(Arguments arguments, int index) throws Refusal {
        return arguments.integer(index, FIRST_USER, LAST);
    }

    private Header header(int curve) {
        return headers.getOrDefault(curve, STANDARD.getOrDefault(curve, EMPTY));
    }

    private void delete(int curve) {
        headers.remove(curve);
        points.keySet().removeIf(each -> each.startsWith(curve + ","));
    }

    /** The curve of an input; 0 for none. */
    int of(String input) {
        return chosen.getOrDefault(input, PLATINUM);
    }

    void reset() {
        headers.clear();
        points.clear();
        chosen.clear();
    }
}
