package io.mtjlab.protocols.setup;

import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.protocols.parameter.Grid;

/**
 * How the sample lies against coils and probes.
 *
 * @param degrees from where the device's axes lie as the bench's wiring says; a positive turn leads its easy axis towards
 *     where its hard axis was, and after one of 90 degrees a coil along the easy axis drives its hard one, backwards
 */
public record SampleAngle(double degrees) {

    /** The axis of the device that is nearest to what is wired along {@code wired}; halfway it is the wired one. */
    public FieldAxis of(FieldAxis wired) {
        double radians = Math.toRadians(degrees);
        boolean across = Math.abs(Math.sin(radians)) > Math.abs(Math.cos(radians)) + 1e-9;
        if (wired == FieldAxis.NORMAL || !across) {
            return wired;
        }
        return wired == FieldAxis.EASY ? FieldAxis.HARD : FieldAxis.EASY;
    }

    /** What a coil or a probe is along, for messages. */
    String words() {
        return degrees == 0 ? "" : ", with the sample turned by " + Grid.plain(degrees) + " degrees";
    }
}
