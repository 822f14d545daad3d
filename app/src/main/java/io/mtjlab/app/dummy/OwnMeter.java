package io.mtjlab.app.dummy;

import java.util.Arrays;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.SourceMeter;

/** What a source meter reads at its own terminals while it sources. */
record OwnMeter(SourceMeter meter) implements DcMeter {

    @Override
    public String role() {
        return meter.role();
    }

    @Override
    public void prepare(double volts) {
        meter.configure(new SourceMeter.Measurement(1, 1, true, false));
    }

    @Override
    public Mean read() {
        double[] readings = new double[READINGS];
        Arrays.setAll(readings, i -> meter.read().volts());
        return Mean.of(readings);
    }

    @Override
    public Accuracy accuracy() {
        return meter.measuredVoltsAccuracy();
    }
}
