package io.mtjlab.protocols.stfmr;

import java.util.stream.DoubleStream;

import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.protocols.setup.FieldReading;
import io.mtjlab.protocols.setup.SampleAngle;

/**
 * The stray field across the one that is applied. No supply makes it, but an oersted of it along the easy axis moves the
 * resonance of a junction in a hard-axis field by more than an oersted of that field does.
 */
final class CrossedField {

    private static final int READINGS = 10;
    /** The earth's field and what iron leaves behind are below this. */
    private static final double RANGE_OERSTED = 30;

    private final Gaussmeter probe;

    /** @throws InvalidInput when the probe feels the axis that is applied */
    CrossedField(Gaussmeter probe, SampleAngle sample, FieldAxis applied) {
        if (sample.of(probe.axis()) == applied) {
            throw new InvalidInput("role crossed: gaussmeter " + probe.role() + " feels the " + applied
                    + " axis, along which the field is applied; name one that feels another axis");
        }
        this.probe = probe;
    }

    void prepare() {
        probe.setRangeOersted(RANGE_OERSTED);
    }

    /** Its mean, and one standard error, the probe's calibration included. */
    void note(UnitRecorder points) {
        FieldReading field = FieldReading.of(
                DoubleStream.generate(probe::readOersted).limit(READINGS).toArray());
        points.note("crossed_field_oersted", field.oersted());
        points.note(
                "crossed_field_se_oersted",
                Math.hypot(field.standardErrorOersted(), probe.oerstedAccuracy().standardError(field.oersted())));
    }
}
