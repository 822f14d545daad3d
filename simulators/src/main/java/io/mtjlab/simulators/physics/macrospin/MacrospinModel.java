package io.mtjlab.simulators.physics.macrospin;

import java.util.Optional;

/**
 * The numbers of one macrospin device.
 *
 * @param name of the preset
 * @param equation the free layer and its torques at {@code kelvin}
 * @param builtIn what acts on the layer all the time (the dipolar field of its neighbours)
 * @param polarization P at {@code kelvin}
 * @param heating what the pillar's current does to temperature, magnetisation and polarisation; empty for nothing
 * @param resistance as the instruments see it
 * @param kelvin temperature of the surroundings, at which the numbers hold
 * @param rest where the layer points without a current, of length 1
 * @param lockingAmperesPerSquareMetre a current density that holds the layer in its high-current state; 0 where there
 *     is none
 */
public record MacrospinModel(
        String name,
        LandauLifshitzGilbert equation,
        Vec3 builtIn,
        double polarization,
        Optional<JouleHeating> heating,
        AngularResistance resistance,
        double kelvin,
        Vec3 rest,
        double lockingAmperesPerSquareMetre) {

    public MacrospinModel withHeating(Optional<JouleHeating> other) {
        return new MacrospinModel(
                name, equation, builtIn, polarization, other, resistance, kelvin, rest, lockingAmperesPerSquareMetre);
    }

    public MacrospinModel withKelvin(double other) {
        return new MacrospinModel(
                name, equation, builtIn, polarization, heating, resistance, other, rest, lockingAmperesPerSquareMetre);
    }

    public MacrospinModel withEquation(LandauLifshitzGilbert other) {
        return new MacrospinModel(
                name, other, builtIn, polarization, heating, resistance, kelvin, rest, lockingAmperesPerSquareMetre);
    }
}
