package io.mtjlab.simulators.physics.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/**
 * A junction whose resistance is read while a field goes down and up in steps.
 *
 * @param axis along which the field is
 * @param low end of the sweep in oersted
 * @param high where it begins and ends
 * @param stepOersted above 0
 * @param secondsPerStep above 0; the reading is at the end of the step
 */
public record FieldLoop(Axis axis, double low, double high, double stepOersted, double secondsPerStep, double kelvin) {

    private static final double NANOS = 1e9;

    /** Easy or hard axis of the layers' plane. */
    public enum Axis {
        EASY,
        HARD
    }

    /** One reading. */
    public record Point(double fieldOersted, boolean rising, double ohms) {}

    /**
     * Down from high to low and up again.
     *
     * @param junction which has not seen a later time than {@code fromNanos}
     * @param progress told now and then which share is done
     */
    public List<Point> sweep(Junction junction, long fromNanos, DoubleConsumer progress) {
        List<Point> points = new ArrayList<>();
        long steps = Math.round((high - low) / stepOersted);
        for (long i = 0; i <= 2 * steps + 1; i++) {
            boolean rising = i > steps;
            double field = rising ? low + (i - steps - 1) * stepOersted : high - i * stepOersted;
            junction.drive(fromNanos + nanos(i), along(field));
            points.add(new Point(field, rising, junction.ohms(fromNanos + nanos(i + 1))));
            if (i % 1000 == 0) {
                progress.accept(i / (2.0 * steps + 2));
            }
        }
        return points;
    }

    /** How long it takes. */
    public long nanos() {
        return nanos(2 * Math.round((high - low) / stepOersted) + 2);
    }

    private long nanos(long steps) {
        return Math.round(steps * secondsPerStep * NANOS);
    }

    private Drive along(double field) {
        boolean easy = axis == Axis.EASY;
        return Drive.REST.withField(easy ? field : 0, easy ? 0 : field).withKelvin(kelvin);
    }
}
