package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.wiring.TriggeredMeter;

/** The 2182A behind the trigger link of a 6221, which asks it for volts on channel 1 (2182A-900-01, appendix I). */
record TriggeredConversions(String role, Measurements measurements) implements TriggeredMeter {

    @Override
    public double powerLineCycles() {
        return measurements.cycles(false);
    }

    @Override
    public double rangeVolts() {
        return measurements.volts1.range();
    }

    @Override
    public double converted(double volts, double seconds, double powerLineCycles) {
        return measurements.triggered(volts, seconds, powerLineCycles);
    }
}
