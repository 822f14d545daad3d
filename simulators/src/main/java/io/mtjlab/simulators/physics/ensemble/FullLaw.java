package io.mtjlab.simulators.physics.ensemble;

import java.util.Optional;

import io.mtjlab.simulators.physics.macrospin.DrivenEquation;
import io.mtjlab.simulators.physics.macrospin.JouleHeating;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * {@link StepLaw} and what besides is the same for all spins where a current flows in a channel below them, or where their
 * own currents heat them, in radians a step.
 *
 * @param step of spins at the temperature of the surroundings
 * @param slope of the pillar torque's denominator along p at that temperature
 * @param pillarPerDensity drive of the pillar's torque over J, its efficiency included where nothing heats
 * @param channel torque of a current in the channel: drive over J
 * @param heat empty where nothing heats
 */
record FullLaw(StepLaw step, double slope, double pillarPerDensity, DrivenEquation.Push channel, Optional<Heat> heat) {

    /**
     * What a temperature does: Rodrigues et al. (2023), eqs. (1) to (4), as in {@link JouleHeating}.
     *
     * @param anisotropy field of the anisotropy over each component of m, which does not go with M_s
     * @param perShare M_s(0) over M_s at the temperature of the surroundings
     * @param polarization P at the temperature of the surroundings
     * @param fieldPerRootKelvin deviation of the thermal field over sqrt(T M_s/M_s(T))
     * @param kelvinPerSquareDensity rho A^2 times the step
     * @param lossShare the step over tau
     */
    record Heat(
            Vec3 anisotropy,
            double perShare,
            double polarization,
            double fieldPerRootKelvin,
            double kelvinPerSquareDensity,
            double lossShare,
            double ambientKelvin,
            double curieKelvin) {

        private static Heat of(JouleHeating heating, MacrospinModel model, double prefactor, double step) {
            double area = heating.areaSquareMetres();
            return new Heat(
                    model.equation().magnet().anisotropyTeslaOverEach().times(prefactor * step),
                    1 / heating.magnetizationShare(model.kelvin()),
                    model.polarization(),
                    prefactor * step * ThermalField.sigmaTesla(model.equation().magnet(), 1, step),
                    heating.kelvinPerSecondSquareAmpere() * area * area * step,
                    step / heating.relaxationSeconds(),
                    heating.ambientKelvin(),
                    heating.curieKelvin());
        }
    }

    /** @param fieldTesla applied field, besides what is built into the model */
    static FullLaw of(MacrospinModel model, Vec3 fieldTesla, double stepSeconds) {
        StepLaw step = StepLaw.of(model, fieldTesla, stepSeconds);
        DrivenEquation unit = model.equation().under(0, 1);
        DrivenEquation.Push channel = unit.channel();
        double scale = unit.prefactor() * stepSeconds;
        double tesla = SpinTorque.teslaAtFullEfficiency(model.equation().magnet(), 1);
        boolean heated = model.heating().isPresent();
        return new FullLaw(
                step,
                model.equation().spinTransfer().efficiency().slope(),
                heated ? scale * tesla : step.drivePerTesla() * tesla,
                new DrivenEquation.Push(
                        channel.polarizer(),
                        channel.lean(),
                        channel.offset(),
                        channel.fieldLikeRatio(),
                        channel.drive() * stepSeconds),
                model.heating().map(heating -> Heat.of(heating, model, unit.prefactor(), stepSeconds)));
    }

    /** The pillar torque's denominator across p: 1 of the law that a heated layer has, Rodrigues et al. (2023), eq. (6). */
    double pillarOffset() {
        return heat.isPresent() ? 1 : step.offset();
    }

    /** 1 - alpha r of the channel's torque. */
    double channelDampingLike() {
        return 1 - step.damping() * channel.fieldLikeRatio();
    }
}
