package io.mtjlab.protocols.kind;

import io.mtjlab.instruments.capability.Instrument;

/**
 * A part that an instrument plays in a kind of measurement.
 *
 * @param part what the step's {@code roles} call it
 * @param capability what the instrument must be able to do
 * @param required false when the measurement can do without
 * @param meaning one sentence for people
 */
public record RoleNeed(String part, Class<? extends Instrument> capability, boolean required, String meaning) {

    public static RoleNeed required(String part, Class<? extends Instrument> capability, String meaning) {
        return new RoleNeed(part, capability, true, meaning);
    }

    public static RoleNeed optional(String part, Class<? extends Instrument> capability, String meaning) {
        return new RoleNeed(part, capability, false, meaning);
    }
}
