package io.mtjlab.instruments.bench;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Input resistance of the models that measure a voltage across the device, in ohm, where the bench file says nothing
 * else. Sources: data sheets of the models; where one says "more than", the bound, which errs towards more load.
 */
final class InputOhms {

    private static final Map<String, Double> BY_MODEL = Map.of(
            "keithley2182a", 10e9, // below 100 V
            "keithley-dmm6500", 10e9, // up to the 10 V range, input impedance AUTO
            "keithley2400", 10e9,
            "keithley2450", 10e9,
            "sr830", 10e6,
            "sr860", 10e6);

    private InputOhms() {}

    static OptionalDouble of(String model) {
        Double ohms = BY_MODEL.get(model);
        return ohms == null ? OptionalDouble.empty() : OptionalDouble.of(ohms);
    }
}
