package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.mtjlab.simulators.wiring.TriggeredMeter;

/**
 * What some conversions come to.
 *
 * @param volts the difference that the current's reversal, pulse or step made
 * @param averageVolts across the device meanwhile; not a number where the mode does not tell
 * @param amperes that {@code volts} are of
 * @param sourceAmperes the source's level, as it is told beside the reading
 * @param watts in the device
 */
record DeltaReading(double volts, double averageVolts, double amperes, double sourceAmperes, double watts) {

    static final double OVERFLOW = TriggeredMeter.OVERFLOW;

    /** The same of conversions that went beyond the nanovoltmeter's range. */
    DeltaReading overflow() {
        return new DeltaReading(OVERFLOW, OVERFLOW, amperes, sourceAmperes, OVERFLOW);
    }

    boolean overflows() {
        return volts >= OVERFLOW;
    }

    /** Overflows when one of them does. */
    static DeltaReading mean(List<DeltaReading> readings) {
        for (DeltaReading each : readings) {
            if (each.overflows()) {
                return each;
            }
        }
        return new DeltaReading(
                mean(readings, DeltaReading::volts),
                mean(readings, DeltaReading::averageVolts),
                mean(readings, DeltaReading::amperes),
                mean(readings, DeltaReading::sourceAmperes),
                mean(readings, DeltaReading::watts));
    }

    private static double mean(List<DeltaReading> readings, ToDoubleFunction<DeltaReading> what) {
        return readings.stream().mapToDouble(what).average().orElse(Double.NaN);
    }
}
