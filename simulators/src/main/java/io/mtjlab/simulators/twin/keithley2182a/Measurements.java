package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/**
 * What the meter can measure: volts on channel 1, which the bench is wired to, and volts on channel 2, a thermocouple on
 * either, and its inside, none of which are wired to anything. An input without a wire is taken as shorted.
 */
final class Measurements {

    private static final double THERMAL_EMF_LIMIT_VOLTS = 2e-6;
    static final double DEFAULT_CYCLES = 5;

    final Input volts1;
    final Input volts2;
    final Input kelvin1;
    final Input kelvin2;
    final Thermocouple thermocouple = new Thermocouple();
    final Pair pair = new Pair();
    private final ReadingNoise noise;
    private final ReadingNoise triggeredNoise;
    private final double thermalVolts;
    private boolean temperature;
    private int channel;
    private double voltsCycles;
    private double temperatureCycles;

    Measurements(Post post) {
        volts1 = new Input(MeterRange.FIRST, post.calibration(), "volts");
        volts2 = new Input(MeterRange.SECOND, post.calibration(), "volts2");
        kelvin1 = new Input(List.of(MeterRange.FIRST.get(1)), post.calibration(), "kelvin");
        kelvin2 = new Input(List.of(MeterRange.SECOND.get(0)), post.calibration(), "kelvin2");
        thermalVolts = CalibrationError.draw(post.calibration(), 0, THERMAL_EMF_LIMIT_VOLTS, "thermal")
                .offset();
        noise = new ReadingNoise(post.calibration(), "readings");
        triggeredNoise = new ReadingNoise(post.calibration(), "triggered");
        post.wires().onUnit(post.role(), dice -> {
            noise.begin(dice);
            triggeredNoise.begin(dice);
        });
    }

    void reset() {
        temperature = false;
        channel = 1;
        voltsCycles = DEFAULT_CYCLES;
        temperatureCycles = DEFAULT_CYCLES;
        thermocouple.reset();
        pair.reset();
        all().forEach(Input::reset);
    }

    private List<Input> all() {
        return List.of(volts1, volts2, kelvin1, kelvin2);
    }

    void clearFilters() {
        all().forEach(input -> input.filter.clear());
        pair.clear();
    }

    /** Of the function and channel that are chosen. */
    Input active() {
        if (temperature) {
            return channel == 2 ? kelvin2 : kelvin1;
        }
        return channel == 2 ? volts2 : volts1;
    }

    Input volts(int number) {
        return number == 2 ? volts2 : volts1;
    }

    Input kelvin(int number) {
        return number == 2 ? kelvin2 : kelvin1;
    }

    /** True when automatic range finds another range for what is at the input of the next conversion. */
    boolean movesRange(double volts) {
        Input input = next();
        return input.movesRange(there(input, volts));
    }

    private double there(Input input, double volts) {
        return input == volts1 ? volts + thermalVolts : 0;
    }

    /** What the next conversion is of. */
    private Input next() {
        return pair.ratio() && pair.second() ? volts2 : active();
    }

    /** Conversions that a reading takes when none falls outside a filter's window. */
    int conversionsPerReading() {
        return active().filter.conversionsPerReading() * (paired() ? 2 : 1);
    }

    /** The same of one trigger: the two of a delta have one each, so that the current can be turned in between. */
    int conversionsPerTrigger() {
        return active().filter.conversionsPerReading() * (paired() && pair.ratio() ? 2 : 1);
    }

    private boolean paired() {
        return pair.on() && !temperature;
    }

    /**
     * A conversion of the function that is chosen.
     *
     * @param volts at channel 1
     * @param seconds since the conversion before
     */
    OptionalDouble read(double volts, double seconds) {
        Input input = next();
        int phase = paired() && pair.delta() && pair.second() ? 1 : 0;
        OptionalDouble reading = input.read(there(input, volts), noise, seconds, cycles(), phase);
        if (reading.isEmpty()) {
            return reading;
        }
        if (paired()) {
            return pair.push(pair.ratio() ? input.shown(reading.getAsDouble()) : reading.getAsDouble());
        }
        if (!temperature) {
            return reading;
        }
        return OptionalDouble.of(
                channel == 0
                        ? thermocouple.inUnit(thermocouple.internalCelsius())
                        : thermocouple.told(reading.getAsDouble()));
    }

    /** What is shown of a reading; a ratio is of volts that are less their references already. */
    double shown(double reading) {
        return paired() && pair.ratio() ? reading : active().shown(reading);
    }

    /** What stands behind a reading where units are asked for. */
    String unit() {
        return temperature ? Thermocouple.UNITS.get(thermocouple.unit()) : paired() && pair.ratio() ? "" : "VDC";
    }

    /** A conversion of volts on channel 1 that another instrument triggers: no filter, no reference. */
    double triggered(double volts, double seconds, double powerLineCycles) {
        double there = volts + thermalVolts;
        volts1.movesRange(there);
        return volts1.converted(there, triggeredNoise, seconds, powerLineCycles);
    }

    double thermalVolts() {
        return thermalVolts;
    }

    /** @param index 0 for volts, 1 for temperature */
    void function(int index) {
        temperature = index == 1;
    }

    boolean temperature() {
        return temperature;
    }

    /** @param number 0 for the sensor inside, which measures temperature alone */
    void channel(double number) {
        channel = (int) number;
        temperature |= channel == 0;
    }

    int channel() {
        return channel;
    }

    /** Integration of the function that is chosen. */
    double cycles() {
        return cycles(temperature);
    }

    double cycles(boolean ofTemperature) {
        return ofTemperature ? temperatureCycles : voltsCycles;
    }

    void cycles(boolean ofTemperature, double value) {
        if (ofTemperature) {
            temperatureCycles = value;
        } else {
            voltsCycles = value;
        }
    }
}
