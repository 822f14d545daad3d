package io.mtjlab.simulators.physics.loop;

import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.compound.ThicknessWedge;
import io.mtjlab.simulators.physics.compound.WholeLayer;
import io.mtjlab.simulators.physics.loop.SyntheticAntiferromagnet.Layers;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;

/**
 * The layers that make an R(H) loop.
 *
 * @param conductance resistance against the angle between the layers
 * @param anisotropyOersted H_k of the free layer
 * @param stability its barrier without a field over the thermal energy at {@code kelvin}
 * @param couplingOersted what the other layers (orange peel, stray field) add to the applied field along the easy axis
 * @param reference the reference layer and what pins it
 * @param kelvin temperature at which the stability holds
 */
public record LoopPreset(
        ConductanceLaw conductance,
        double anisotropyOersted,
        double stability,
        double couplingOersted,
        Layers reference,
        double kelvin) {

    private static final double OERSTED_PER_MILLITESLA = 10;

    /**
     * Luo et al. (2023): 120 and 257 ohm; positive field favours P. Chosen: the ellipse that has the paper's resonance
     * line, a loop shifted by +6 Oe, and a synthetic antiferromagnet that only turns far beyond the paper's 400 Oe.
     */
    public static LoopPreset luo2023() {
        NeuronPreset neuron = NeuronPreset.luo2023();
        return new LoopPreset(
                neuron.conductance(),
                neuron.ellipse().anisotropyOersted(),
                neuron.ellipse().barrierOverThermalEnergy(neuron.kelvin()),
                -neuron.loopShiftOersted(),
                new Layers(1500, 1, 2500, 60, true),
                neuron.kelvin());
    }

    /**
     * Kumar et al. (2024), one cell: P at +300 mT, the reference layer back at +90 mT (AP, 33.8 kilohm with 1.6 nm), the
     * free layer follows at -10 mT (P, 25.2 kilohm). Its stability is that of the layer's volume. Chosen: the exchange
     * field of 2.5 mT left out of the device's loop as the paper's Fig. 3d has it, and a reference layer of 5 mT
     * anisotropy, which flops 10 mT above its return.
     *
     * @param nanometres of the free layer, 1.6 to 2.6
     */
    public static LoopPreset kumar2024(double nanometres) {
        ThicknessWedge wedge = new ThicknessWedge(nanometres);
        WholeLayer layer = wedge.layer(10);
        double parallel = wedge.parallelOhms();
        double antiparallel = nanometres == ThicknessWedge.THINNEST ? 33_800 : parallel * (1 + wedge.tmr());
        return new LoopPreset(
                new ConductanceLaw(parallel, antiparallel),
                layer.anisotropyMillitesla() * OERSTED_PER_MILLITESLA,
                layer.stability(),
                0,
                new Layers(950, 1.3, 3500, 50, false),
                300);
    }

    public LoopPreset withCoupling(double oersted) {
        return new LoopPreset(conductance, anisotropyOersted, stability, oersted, reference, kelvin);
    }

    public LoopPreset withStability(double other) {
        return new LoopPreset(conductance, anisotropyOersted, other, couplingOersted, reference, kelvin);
    }

    public LoopPreset withAnisotropy(double oersted) {
        return new LoopPreset(conductance, oersted, stability, couplingOersted, reference, kelvin);
    }

    /** With another reference layer. */
    public LoopPreset withReference(Layers other) {
        return new LoopPreset(conductance, anisotropyOersted, stability, couplingOersted, other, kelvin);
    }
}
