package io.mtjlab.simulators.physics.validation;

import java.util.Optional;

import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.AngularResistance;
import io.mtjlab.simulators.physics.macrospin.Flow;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Magnets of the cases. */
final class Spins {

    static final double PS = 1e-12;
    static final double GAMMA = 1.76085963e11;
    static final double MU_0 = 4e-7 * Math.PI;
    static final double SATURATION = 8e5;
    static final double KELVIN = 300;
    static final double KT = 1.380649e-23 * KELVIN;
    /** A disk of 40 nm and 1 nm. */
    static final double VOLUME = Math.PI * 4e-25;

    private Spins() {}

    /** A sphere without anisotropy: only what is applied acts. */
    static Magnet free(double damping) {
        return uniaxial(damping, VOLUME, 0);
    }

    /** Easy axis z, B_k in tesla. */
    static Magnet uniaxial(double damping, double volume, double tesla) {
        return new Magnet(SATURATION, damping, Vec3.ZERO, tesla, Vec3.Z, 1e-9, volume);
    }

    /** B_k at which K V is {@code sigma} times the thermal energy. */
    static double anisotropyTesla(double sigma) {
        return 2 * sigma * KT / (SATURATION * VOLUME);
    }

    /** tau_D = M_s V (1 + alpha^2)/(2 alpha gamma k_B T) in seconds. */
    static double diffusionSeconds(double damping, double volume) {
        return SATURATION * volume * (1 + damping * damping) / (2 * damping * GAMMA * KT);
    }

    static LandauLifshitzGilbert equation(Magnet magnet) {
        return new LandauLifshitzGilbert(magnet, SpinTorque.NONE);
    }

    static Flow in(Magnet magnet, Vec3 tesla) {
        LandauLifshitzGilbert equation = equation(magnet);
        return (t, m) -> equation.rate(m, tesla, 0);
    }

    /** From the z axis towards x. */
    static Vec3 tilted(double degrees) {
        return new Vec3(Math.sin(Math.toRadians(degrees)), 0, Math.cos(Math.toRadians(degrees)));
    }

    /** At {@link #KELVIN}, starting along z, in a field along z. */
    static MacrospinModel warm(Magnet magnet, double fieldTesla) {
        return model(magnet, new Vec3(0, 0, fieldTesla), KELVIN, Vec3.Z);
    }

    static MacrospinModel model(Magnet magnet, Vec3 fieldTesla, double kelvin, Vec3 rest) {
        return new MacrospinModel(
                "test",
                equation(magnet),
                fieldTesla,
                0,
                Optional.empty(),
                new AngularResistance(Vec3.Z, 1, 0),
                kelvin,
                rest,
                0);
    }

    static double meanZ(SpinEnsemble spins) {
        double sum = 0;
        for (int i = 0; i < spins.count(); i++) {
            sum += spins.magnetization(i).z();
        }
        return sum / spins.count();
    }
}
