package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.lakeshore336.SensorCurve.Point;

/**
 * CRVHDR, CRVPT, CRVDEL and SCAL (336 manual, pages 130 and 131): curves 1 to 20 are standard, 21 to 59 the user's.
 * They outlive the power. Which standard curve has which number, and their limits, are as remembered; of their points
 * only platinum's are here, from its equation.
 */
final class Curves {

    static final int PLATINUM_100 = 6;
    private static final int PLATINUM_1000 = 7;
    private static final int FIRST_USER = 21;
    private static final int LAST = 59;
    private static final String STANDARD = "STANDARD C";

    /** From 75 K up, this far apart: straight lines between are within 1.5 mK of the equation. */
    private static final double FIRST_KELVIN = 75;

    private static final double STEP_KELVIN = 5;
    private static final double LAST_KELVIN = 800;

    private final Map<Integer, SensorCurve> curves = new TreeMap<>();
    private final Runnable changed;

    /** @param changed is told that a curve may say something else now */
    Curves(MnemonicTable table, Runnable changed) {
        this.changed = changed;
        standard(1, "DT-470", 2, 475, 1);
        standard(2, "DT-670", 2, 500, 1);
        standard(3, "DT-500-D", 2, 365, 1);
        standard(4, "DT-500-E1", 2, 330, 1);
        standard(PLATINUM_100, "PT-100", SensorCurve.OHMS, LAST_KELVIN, 2);
        standard(PLATINUM_1000, "PT-1000", SensorCurve.OHMS, LAST_KELVIN, 2);
        standard(8, "RX-102A-AA", SensorCurve.LOG_OHMS, 40, 1);
        standard(9, "RX-202A-AA", SensorCurve.LOG_OHMS, 40, 1);
        standard(12, "TYPE K", 1, 1645, 2);
        standard(13, "TYPE E", 1, 1274, 2);
        standard(14, "TYPE T", 1, 673, 2);
        standard(15, "AuFe 0.03%", 1, 500, 2);
        standard(16, "AuFe 0.07%", 1, 610, 2);
        platinum(PLATINUM_100, 1);
        platinum(PLATINUM_1000, 10);
        rows(table);
    }

    private void standard(int number, String name, int format, double limitKelvin, int coefficient) {
        curves.put(number, new SensorCurve(name, STANDARD, format, limitKelvin, coefficient));
    }

    private void platinum(int number, double factor) {
        int index = 1;
        for (double kelvin = FIRST_KELVIN; kelvin <= LAST_KELVIN; kelvin += STEP_KELVIN) {
            curve(number).point(index++, factor * Platinum.ohms(kelvin), kelvin);
        }
    }

    SensorCurve curve(int number) {
        return curves.computeIfAbsent(number, fresh -> SensorCurve.empty());
    }

    private void rows(MnemonicTable table) {
        table.query("CRVHDR", arguments -> curve(arguments.integer(0, 1, LAST)).header())
                .command("CRVHDR", arguments -> {
                    arguments.expect(5, 6);
                    SensorCurve curve = user(arguments);
                    int format = arguments.integer(3, 1, 4);
                    double limit = arguments.number(4, 0, 1505);
                    int coefficient = arguments.blank(5) ? 0 : arguments.integer(5, 1, 2);
                    curve.header(arguments.name(1), arguments.name(2), format, limit, coefficient);
                    changed.run();
                })
                .query("CRVPT", arguments -> {
                    arguments.expect(2, 2);
                    Point point = curve(arguments.integer(0, 1, LAST)).point(index(arguments));
                    return sixDigits(point.units()) + "," + sixDigits(point.kelvin());
                })
                .command("CRVPT", arguments -> {
                    // The manual's example has a letter behind the four, and some firmware a curvature.
                    arguments.expect(4, 5);
                    double units = arguments.number(2, -1e6, 1e6);
                    double kelvin = arguments.number(3, 0, 1505);
                    user(arguments).point(index(arguments), units, kelvin);
                    changed.run();
                })
                .command("CRVDEL", arguments -> {
                    arguments.expect(1, 1);
                    curves.remove(arguments.integer(0, FIRST_USER, LAST));
                    changed.run();
                })
                .command("SCAL", this::softCalibration);
    }

    private SensorCurve user(Arguments arguments) throws Refusal {
        return curve(arguments.integer(0, FIRST_USER, LAST));
    }

    private static int index(Arguments arguments) throws Refusal {
        return arguments.integer(1, 1, SensorCurve.MOST_POINTS);
    }

    /**
     * {@code SCAL standard,destination,serial,T1,U1,T2,U2,T3,U3}: the standard curve of a diode or platinum, bent
     * through one to three points. How the instrument bends it is not in print: here by a factor that goes straight from
     * point to point.
     */
    private void softCalibration(Arguments arguments) throws Refusal {
        arguments.expect(5, 9);
        int from = arguments.integer(0, 1, PLATINUM_1000);
        if (from != 1 && from < PLATINUM_100) {
            throw new Refusal(Refusal.Kind.EXECUTION, "curve " + from + " has no SoftCal");
        }
        int to = arguments.integer(1, FIRST_USER, LAST);
        SensorCurve standard = curve(from);
        TreeMap<Double, Double> factors = new TreeMap<>();
        for (int i = 3; i + 1 < arguments.count() && !arguments.blank(i); i += 2) {
            double kelvin = arguments.number(i, 0, 1505);
            double factor = arguments.number(i + 1, -1e6, 1e6) / unitsAt(standard, kelvin);
            factors.put(kelvin, factor);
        }
        SensorCurve bent = new SensorCurve("SCAL " + from, arguments.name(2), standard.format(), LAST_KELVIN, 1);
        standard.points()
                .forEach((index, point) ->
                        bent.point(index, point.units() * between(factors, point.kelvin()), point.kelvin()));
        curves.put(to, bent);
        changed.run();
    }

    private static double unitsAt(SensorCurve curve, double kelvin) {
        TreeMap<Double, Double> units = new TreeMap<>();
        curve.points().values().forEach(point -> units.put(point.kelvin(), point.units()));
        return units.isEmpty() ? 1 : between(units, kelvin);
    }

    private static double between(TreeMap<Double, Double> known, double at) {
        Map.Entry<Double, Double> below = known.floorEntry(at);
        Map.Entry<Double, Double> above = known.ceilingEntry(at);
        if (below == null || above == null) {
            return below == null ? known.firstEntry().getValue() : below.getValue();
        }
        double span = above.getKey() - below.getKey();
        double share = span == 0 ? 0 : (at - below.getKey()) / span;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }

    /** A sign and six digits. */
    static String sixDigits(double value) {
        double magnitude = Math.abs(value);
        int decimals = magnitude < 10 ? 5 : magnitude < 100 ? 4 : magnitude < 1000 ? 3 : magnitude < 10_000 ? 2 : 1;
        return String.format(Locale.ROOT, "%+." + decimals + "f", value);
    }
}
