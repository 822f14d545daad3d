package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

/**
 * Temperature from the voltage of a thermocouple near its reference junction. Sensitivities at 25 degrees Celsius in
 * volt per kelvin, NIST ITS-90 thermocouple tables; nothing hot is on a bench, so a straight line does.
 */
final class Thermocouple {

    static final List<String> TYPES = List.of("J", "K", "T", "E", "R", "S", "B", "N");

    private static final double[] VOLTS_PER_KELVIN = {
        51.7e-6, 40.5e-6, 40.7e-6, 60.9e-6, 6.0e-6, 6.0e-6, 0.1e-6, 26.6e-6
    };

    static final List<String> UNITS = List.of("C", "F", "K");

    private static final double ROOM_CELSIUS = 23;

    private int type;
    private int unit;
    private boolean simulated;
    private double simulatedCelsius;

    void reset() {
        type = 0;
        simulated = false;
        simulatedCelsius = ROOM_CELSIUS;
    }

    /** Inside the instrument, and at its input terminals. */
    double internalCelsius() {
        return ROOM_CELSIUS;
    }

    /** What the chosen type makes of so many volts, in the chosen unit. */
    double told(double volts) {
        return inUnit((simulated ? simulatedCelsius : internalCelsius()) + volts / VOLTS_PER_KELVIN[type]);
    }

    double inUnit(double celsius) {
        return switch (UNITS.get(unit)) {
            case "F" -> celsius * 1.8 + 32;
            case "K" -> celsius + 273.15;
            default -> celsius;
        };
    }

    void type(int index) {
        type = index;
    }

    int type() {
        return type;
    }

    void unit(int index) {
        unit = index;
    }

    int unit() {
        return unit;
    }

    /** @param index 0 for the reference junction at the terminals, 1 for a simulated one */
    void junction(int index) {
        simulated = index == 1;
    }

    int junction() {
        return simulated ? 1 : 0;
    }

    void simulatedCelsius(double celsius) {
        simulatedCelsius = celsius;
    }

    double simulatedCelsius() {
        return simulatedCelsius;
    }
}
