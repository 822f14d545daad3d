package io.mtjlab.simulators.physics.speed;

import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.Precision;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.AngularResistance;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/** The layer of macrospin.c: an in-plane ellipse under Slonczewski's torque, and a junction that switches at random. */
final class SpeedLayer {

    static final int SPINS = 1024;

    private static final double STEP = 1e-12;
    private static final double CURRENT = 2e10;
    private static final double SATURATION = 8e5;
    private static final double SIGMA_TESLA = 0.01;
    private static final Stimulus STIMULUS = Stimulus.NONE.withPillarCurrent(CURRENT);
    private static final DwellTimes DWELL = new DwellTimes(1e-3, 2e-3);

    private final Macrospin hot = new Macrospin(model(300), RandomStreams.of(1).stream("speed"));
    private final Macrospin cold = new Macrospin(model(0), RandomStreams.of(1).stream("speed"));
    private final SpinEnsemble coldSpins = spins(0, Precision.DOUBLE);
    private final SpinEnsemble hotSpins = spins(300, Precision.SINGLE);
    private final TwoStateProcess process = TwoStateProcess.stationary(RandomStreams.of(1).stream("speed"), DWELL);

    /** The thermal field's deviation is 10 mT at 300 K. */
    private static MacrospinModel model(double kelvin) {
        double alpha = 0.01;
        double volume =
                2 * 1.380649e-23 * alpha * 300 / (SATURATION * 1.76085963e11 * STEP * SIGMA_TESLA * SIGMA_TESLA);
        Magnet magnet = new Magnet(SATURATION, alpha, new Vec3(0.05, 0.1, 0.85), 0.01, Vec3.X, 1.6e-9, volume);
        SpinTorque torque = new SpinTorque(new Vec3(-0.8, 0, 0.6), SpinEfficiency.slonczewski(0.6, 0.6), 0.1);
        return new MacrospinModel(
                "speed",
                new LandauLifshitzGilbert(magnet, torque),
                new Vec3(0.01, 0.002, 0.001),
                0.6,
                Optional.empty(),
                new AngularResistance(Vec3.X, 1000, 0.3),
                kelvin,
                new Vec3(0.96, 0.28, 0),
                0);
    }

    private static SpinEnsemble spins(double kelvin, Precision precision) {
        SpinEnsemble spins = new SpinEnsemble(model(kelvin), SPINS, STEP, RandomStreams.of(1), precision);
        for (int i = 0; i < SPINS; i++) {
            spins.pillarCurrent(i, CURRENT * (0.5 + (double) i / SPINS));
        }
        return spins;
    }

    double heun(int steps) {
        hot.advance(STIMULUS, STEP, steps);
        return hot.magnetization().x();
    }

    double rungeKutta(int steps) {
        cold.advance(STIMULUS, STEP, steps);
        return cold.magnetization().x();
    }

    double ensemble(int steps) {
        coldSpins.advanceAlone(steps);
        return coldSpins.magnetization(7).x();
    }

    double thermal(int steps) {
        hotSpins.advanceAlone(steps);
        return hotSpins.magnetization(7).x();
    }

    double telegraph(int events) {
        return process.advance(events / DWELL.eventsPerSecond(), DWELL);
    }
}
