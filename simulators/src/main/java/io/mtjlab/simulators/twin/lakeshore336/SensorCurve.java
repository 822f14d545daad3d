package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A response curve: what its sensor says at which temperature, by the points' indices from 1. */
final class SensorCurve {

    static final int MOST_POINTS = 200;

    /** Of the header: the points are logarithms of ohms. */
    static final int LOG_OHMS = 4;

    static final int OHMS = 3;

    /** One point. */
    record Point(double units, double kelvin) {}

    private String name;
    private String serial;
    private int format;
    private double limitKelvin;
    private int coefficient;
    private final TreeMap<Integer, Point> points = new TreeMap<>();

    SensorCurve(String name, String serial, int format, double limitKelvin, int coefficient) {
        this.name = name;
        this.serial = serial;
        this.format = format;
        this.limitKelvin = limitKelvin;
        this.coefficient = coefficient;
    }

    /** One that was never written, or deleted. */
    static SensorCurve empty() {
        return new SensorCurve("User Curve", "", OHMS, 0, 2);
    }

    /** @param coefficientToldOrZero 1 negative, 2 positive */
    void header(String newName, String newSerial, int newFormat, double newLimitKelvin, int coefficientToldOrZero) {
        name = newName;
        serial = newSerial;
        format = newFormat;
        limitKelvin = newLimitKelvin;
        coefficient = coefficientToldOrZero == 0 ? coefficient : coefficientToldOrZero;
        slope();
    }

    /** The coefficient follows from the first two points where there are any (336 manual, page 130). */
    private void slope() {
        if (points.size() >= 2) {
            Point first = points.firstEntry().getValue();
            Point second = points.higherEntry(points.firstKey()).getValue();
            coefficient = (second.kelvin - first.kelvin) * (second.units - first.units) < 0 ? 1 : 2;
        }
    }

    void point(int index, double units, double kelvin) {
        points.put(index, new Point(units, kelvin));
        slope();
    }

    Point point(int index) {
        return points.getOrDefault(index, new Point(0, 0));
    }

    Map<Integer, Point> points() {
        return points;
    }

    int format() {
        return format;
    }

    /** {@code s[15],s[10],n,+nnn.nnn,n}. */
    String header() {
        return String.format(
                Locale.ROOT, "%-15.15s,%-10.10s,%d,%+08.3f,%d", name, serial, format, limitKelvin, coefficient);
    }

    /** Where ohms lie between the points: below, within, or above the temperatures that the curve knows. */
    enum Place {
        UNKNOWN,
        BELOW,
        WITHIN,
        ABOVE
    }

    /**
     * What ohms mean.
     *
     * @param kelvin that of the nearer end where the place is not within
     */
    record Reading(Place place, double kelvin) {}

    /** Straight between the points. */
    Reading read(double ohms) {
        double units = format == LOG_OHMS ? Math.log10(ohms) : ohms;
        Point below = null;
        Point above = null;
        Point coldest = null;
        Point hottest = null;
        for (Point point : points.values()) {
            if (point.units <= units && (below == null || point.units > below.units)) {
                below = point;
            }
            if (point.units >= units && (above == null || point.units < above.units)) {
                above = point;
            }
            coldest = coldest == null || point.kelvin < coldest.kelvin ? point : coldest;
            hottest = hottest == null || point.kelvin > hottest.kelvin ? point : hottest;
        }
        if (coldest == null || hottest == null || points.size() < 2) {
            return new Reading(Place.UNKNOWN, 0);
        }
        if (below == null || above == null) {
            boolean cold = (below == null ? above : below) == coldest;
            return cold ? new Reading(Place.BELOW, coldest.kelvin) : new Reading(Place.ABOVE, hottest.kelvin);
        }
        double span = above.units - below.units;
        double share = span == 0 ? 0 : (units - below.units) / span;
        double kelvin = below.kelvin + share * (above.kelvin - below.kelvin);
        return new Reading(limitKelvin > 0 && kelvin > limitKelvin ? Place.ABOVE : Place.WITHIN, kelvin);
    }
}
