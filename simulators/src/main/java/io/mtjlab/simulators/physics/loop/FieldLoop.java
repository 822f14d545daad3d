package io.mtjlab.simulators.physics.loop;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

/** A junction whose resistance is read while a field goes up and down in steps. */
public final class FieldLoop {

    /** Easy or hard axis of the layers' plane. */
    public enum Axis {
        EASY,
        HARD
    }

    /** One reading. */
    public record Point(double fieldOersted, boolean rising, double ohms) {}

    private final LoopPreset preset;
    private final UniformRandomProvider random;

    public FieldLoop(LoopPreset preset, UniformRandomProvider random) {
        this.preset = preset;
        this.random = random;
    }

    /**
     * Down from {@code high} to {@code low} and up again.
     *
     * @param stepOersted above 0
     * @param secondsPerStep above 0
     */
    public List<Point> sweep(Axis axis, double low, double high, double stepOersted, double secondsPerStep) {
        ThermalLayer free = new ThermalLayer(preset.anisotropyOersted(), preset.stability(), random);
        ReferenceLayer reference = preset.reference();
        List<Point> points = new ArrayList<>();
        long steps = Math.round((high - low) / stepOersted);
        for (long i = 0; i <= steps; i++) {
            points.add(read(axis, free, reference, high - i * stepOersted, false, secondsPerStep));
        }
        for (long i = 0; i <= steps; i++) {
            points.add(read(axis, free, reference, low + i * stepOersted, true, secondsPerStep));
        }
        return points;
    }

    private Point read(
            Axis axis, ThermalLayer free, ReferenceLayer reference, double field, boolean rising, double seconds) {
        double easy = axis == Axis.EASY ? field : 0;
        double hard = axis == Axis.HARD ? field : 0;
        double phi = free.hold(easy + preset.couplingOersted(), hard, seconds);
        int direction = preset.referencePositive() ? 1 : reference.direction(easy);
        return new Point(field, rising, preset.conductance().ohms(Math.toDegrees(direction > 0 ? phi : phi - Math.PI)));
    }
}
