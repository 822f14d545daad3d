package io.mtjlab.simulators.physics.loop;

import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;

/**
 * The layers that make an R(H) loop.
 *
 * @param conductance resistance against the angle between the layers
 * @param anisotropyOersted H_k of the free layer
 * @param stability its barrier without a field over the thermal energy
 * @param couplingOersted what the other layers (orange peel, stray field) add to the applied field along the easy axis
 * @param returnOersted field below which the reference layer is back along the negative easy axis
 * @param flopOersted field above which it points along the positive one; infinite where a sweep never reaches it
 * @param referencePositive whether the reference layer is pinned along the positive easy axis instead, for good
 */
public record LoopPreset(
        ConductanceLaw conductance,
        double anisotropyOersted,
        double stability,
        double couplingOersted,
        double returnOersted,
        double flopOersted,
        boolean referencePositive) {

    /**
     * Luo et al. (2023): 120 and 257 ohm; positive field favours P. Chosen: the ellipse that has the paper's resonance
     * line, and a loop shifted by +6 Oe.
     */
    public static LoopPreset luo2023() {
        NeuronPreset neuron = NeuronPreset.luo2023();
        return new LoopPreset(
                neuron.conductance(),
                neuron.ellipse().anisotropyOersted(),
                neuron.ellipse().barrierOverThermalEnergy(neuron.kelvin()),
                -neuron.loopShiftOersted(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                true);
    }

    /**
     * Kumar et al. (2024), one cell with 1.6 nm: P at +300 mT, the reference layer back at +90 mT (AP, 33.8 kilohm), the
     * free layer follows at -10 mT (P, 25.2 kilohm). Chosen: D = 60 and H_k = 242 Oe, which give 10 mT at one second a
     * step, the exchange field of 2.5 mT left out of the device's loop as the paper's Fig. 3d has it, and a reference
     * layer that flops 10 mT above its return.
     */
    public static LoopPreset kumar2024() {
        return new LoopPreset(new ConductanceLaw(25_200, 33_800), 242, 60, 0, 900, 1000, false);
    }

    public ReferenceLayer reference() {
        return new ReferenceLayer(returnOersted, flopOersted);
    }
}
