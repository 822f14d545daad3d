package io.mtjlab.instruments.bench;

import io.mtjlab.instruments.capability.FieldAxis;

/**
 * What a magnet's current does at the device.
 *
 * @param axis along which the field points
 * @param oerstedPerAmpere coil constant
 * @param amperesPerSecond fastest permitted ramp, by the coil's inductance and the supply's voltage
 */
public record Coil(FieldAxis axis, double oerstedPerAmpere, double amperesPerSecond) {

    /** A few hundred millihenry at 36 V leave a wide margin at this rate. */
    public static final double DEFAULT_AMPERES_PER_SECOND = 5.0;
}
