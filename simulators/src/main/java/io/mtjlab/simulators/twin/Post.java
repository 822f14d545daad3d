package io.mtjlab.simulators.twin;

import java.util.Locale;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.server.LabTime;
import io.mtjlab.simulators.wiring.BenchWires;

/** Where an instrument stands: its name, its cables, its time. */
public record Post(String role, BenchWires wires, LabTime time) {

    /** The dice for errors that stay with this instrument for good. */
    public RandomStreams calibration() {
        return wires.calibrationStreams(role);
    }

    /** A serial number of seven digits that follows from seed and role. */
    public String serial() {
        return String.format(
                Locale.ROOT, "%07d", 1_000_000 + calibration().stream("serial").nextInt(9_000_000));
    }
}
