package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.wiring.TriggerLine;
import io.mtjlab.simulators.wiring.TriggeredMeter;

/** The 2182A behind the trigger link of a 6221, which asks it for volts on channel 1 (2182A-900-01, appendix I). */
record TriggeredConversions(String role, MeterState meter) implements TriggeredMeter {

    @Override
    public double powerLineCycles() {
        return meter.measurements.cycles(false);
    }

    @Override
    public double rangeVolts() {
        return meter.measurements.volts1.range();
    }

    @Override
    public double converted(double volts, double seconds, double powerLineCycles) {
        return meter.measurements.triggered(volts, seconds, powerLineCycles);
    }

    @Override
    public void listen(TriggerLine line) {
        meter.listen(line);
    }

    @Override
    public long nextEdgeAfter(long nanos) {
        return meter.nextEdgeAfter(nanos);
    }
}
