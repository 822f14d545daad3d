package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.mtjlab.simulators.twin.lakeshore336.SensorCurve.Place;

/** One input as it is set. Its sensor is of platinum, whatever it is told. */
final class Input {

    private static final int DISABLED = 0;
    private static final int DIODE = 1;
    private static final int PLATINUM = 2;
    private static final int RESISTOR = 3;
    private static final int CELSIUS = 2;

    /** Bits of RDGST (331 manual, page 6-37, and QCoDeS' driver of the 336). */
    private static final int INVALID = 1;

    private static final int BELOW_CURVE = 16;
    private static final int ABOVE_CURVE = 32;
    private static final int SENSOR_ZERO = 64;
    private static final int SENSOR_OVERRANGE = 128;

    /** Of resistors, by the range's number. */
    private static final double[] FULL_OHMS = {10, 30, 100, 300, 1e3, 3e3, 10e3, 30e3, 100e3};

    String label;

    /** INTYPE: sensor type, autorange, range, compensation, units. */
    int[] type = {PLATINUM, 1, 6, 1, 1};

    /** FILTER: on, points, window in percent. */
    int[] filter = {0, 8, 10};

    int curve = Curves.PLATINUM_100;
    int excitation;
    double limitKelvin;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Input(char name) {
        label = "Input " + name;
    }

    String type() {
        return list(type);
    }

    boolean celsius() {
        return type[4] == CELSIUS;
    }

    String filter() {
        return list(filter);
    }

    private static String list(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    static int leastOfType(int parameter) {
        return parameter == 4 ? 1 : 0;
    }

    /** Ranges: two of a diode, seven of platinum, nine of a resistor, one of a thermocouple. */
    static int mostOfType(int parameter, int sensor) {
        return switch (parameter) {
            case 2 -> sensor == DIODE ? 1 : sensor == PLATINUM ? 6 : sensor == RESISTOR ? 8 : 0;
            case 4 -> 3;
            default -> 1;
        };
    }

    /** A curve whose units are not the sensor's is none: "the curve number defaults to 0". */
    void match(Curves curves) {
        if (curve == 0) {
            return;
        }
        int format = curves.curve(curve).format();
        boolean fits = switch (type[0]) {
            case DIODE -> format == 2;
            case PLATINUM, RESISTOR -> format == SensorCurve.OHMS || format == SensorCurve.LOG_OHMS;
            case DISABLED -> false;
            default -> format == 1;
        };
        if (!fits) {
            curve = 0;
        }
    }

    /** What the electronics see of a platinum sensor: a diode's current through it makes no volts to speak of. */
    double ohms(double platinum) {
        boolean resistive = type[0] == PLATINUM || type[0] == RESISTOR;
        return resistive && !overrange(platinum) ? platinum : 0;
    }

    private boolean overrange(double platinum) {
        return type[1] == 0 && platinum > FULL_OHMS[Math.min(type[2], FULL_OHMS.length - 1)];
    }

    SensorCurve.Reading reading(Curves curves, double platinum) {
        double seen = ohms(platinum);
        return curve == 0 || seen == 0
                ? new SensorCurve.Reading(Place.UNKNOWN, 0)
                : curves.curve(curve).read(seen);
    }

    int status(Curves curves, double platinum) {
        if (type[0] == DISABLED) {
            return INVALID;
        }
        if (ohms(platinum) == 0) {
            boolean resistive = type[0] == PLATINUM || type[0] == RESISTOR;
            return resistive ? SENSOR_OVERRANGE : SENSOR_ZERO;
        }
        return switch (reading(curves, platinum).place()) {
            case UNKNOWN -> INVALID;
            case BELOW -> BELOW_CURVE;
            case WITHIN -> 0;
            case ABOVE -> ABOVE_CURVE;
        };
    }

    /** An average of as many points is as much quieter as its square root. */
    double noiseDivisor() {
        return filter[0] == 1 ? Math.sqrt(filter[1]) : 1;
    }

    void take(double kelvin) {
        least = Math.min(least, kelvin);
        most = Math.max(most, kelvin);
    }

    void forget() {
        least = Double.POSITIVE_INFINITY;
        most = Double.NEGATIVE_INFINITY;
    }

    double least() {
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }

    double most() {
        return most == Double.NEGATIVE_INFINITY ? 0 : most;
    }
}
