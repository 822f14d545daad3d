package io.mtjlab.networks.hebbiansnn;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.SpikeCounter;
import io.mtjlab.simulators.physics.macrospin.Start;

/** A junction that fires while its current is low enough; begins in the state that a high current locks. */
final class SpinNeuron {

    /** Of the integration; rates from 1.8 to 3.0e10 A/m^2 are those at 0.5 ps within their own scatter. */
    static final double STEP_SECONDS = 2.5e-12;

    /** The current may change, and a spike is looked for, every so many steps. */
    static final int STEPS_A_BIN = 4;

    /** 10 ps, a twentieth of a spike. */
    static final double BIN_SECONDS = STEPS_A_BIN * STEP_SECONDS;

    private final Macrospin spin;
    private final double densityFactor;
    private final SpikeCounter counter = new SpikeCounter();

    /** @param densityFactor current density of this device over that of the mean one at the same current */
    SpinNeuron(SpinDevice device, double densityFactor, UniformRandomProvider heatBath) {
        this.spin = new Macrospin(device.model(), heatBath);
        this.densityFactor = densityFactor;
        Start.LOCKED.apply(spin, STEP_SECONDS);
    }

    /** One bin. @return whether a spike was completed in it */
    boolean fires(double amperesPerSquareMetre) {
        spin.advance(amperesPerSquareMetre * densityFactor, STEP_SECONDS, STEPS_A_BIN);
        return counter.see(spin.magnetization().x());
    }
}
