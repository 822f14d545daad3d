package io.mtjlab.simulators.physics.speed;

import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.AngularResistance;
import io.mtjlab.simulators.physics.macrospin.Integrator;
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

/** The loops of macrospin.c in Java: the same layer, the same step, the same number of steps. */
final class Loops {

    static final double STEP = 1e-12;
    static final double CURRENT = 2e10;
    private static final Vec3 START = new Vec3(0.96, 0.28, 0);
    private static final double SATURATION = 8e5;
    private static final double SIGMA_TESLA = 0.01;

    private static final int SPINS = 1024;

    private Loops() {}

    /** An in-plane ellipse under Slonczewski's torque whose thermal field has a deviation of 10 mT at 300 K. */
    static MacrospinModel model(double kelvin) {
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
                START,
                0);
    }

    static double heunThermal(int steps) {
        return run(300, Integrator.HEUN, steps);
    }

    static double rungeKutta(int steps) {
        return run(0, Integrator.RUNGE_KUTTA, steps);
    }

    private static double run(double kelvin, Integrator method, int steps) {
        Macrospin spin = new Macrospin(model(kelvin), RandomStreams.of(1).stream("speed"));
        spin.integrateBy(method);
        spin.advance(Stimulus.NONE.withPillarCurrent(CURRENT), STEP, steps);
        Vec3 m = spin.magnetization();
        return m.x() + 2 * m.y() + 4 * m.z();
    }

    static double ensemble(int steps) {
        return ensemble(0, steps);
    }

    static double thermalEnsemble(int steps) {
        return ensemble(300, steps);
    }

    private static double ensemble(double kelvin, int spinSteps) {
        SpinEnsemble spins = new SpinEnsemble(model(kelvin), SPINS, STEP, RandomStreams.of(1));
        for (int i = 0; i < SPINS; i++) {
            spins.pillarCurrent(i, CURRENT * (0.5 + (double) i / SPINS));
        }
        spins.advanceAlone(spinSteps / SPINS);
        Vec3 m = spins.magnetization(7);
        return m.x() + 2 * m.y() + 4 * m.z();
    }

    static double telegraph(int events) {
        DwellTimes dwell = new DwellTimes(1e-3, 2e-3);
        TwoStateProcess process = TwoStateProcess.stationary(RandomStreams.of(1).stream("speed"), dwell);
        double low = 0;
        int pieces = 100;
        double seconds = events / dwell.eventsPerSecond() / pieces;
        for (int i = 0; i < pieces; i++) {
            low += process.advance(seconds, dwell);
        }
        return low / (pieces * seconds);
    }
}
