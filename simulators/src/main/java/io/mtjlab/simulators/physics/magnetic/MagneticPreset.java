package io.mtjlab.simulators.physics.magnetic;

import java.util.List;
import java.util.Optional;

import io.mtjlab.simulators.physics.SpinOrbitWrite;
import io.mtjlab.simulators.physics.compound.CompoundPreset;
import io.mtjlab.simulators.physics.compound.ThicknessWedge;
import io.mtjlab.simulators.physics.loop.LoopPreset;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.resonance.StfmrModel;
import io.mtjlab.simulators.physics.telegraph.SpinTorqueBias;

/**
 * A junction whose every answer follows from the same layers.
 *
 * @param layers energy of the free layer, reference layer, resistance
 * @param resonance what a carrier rectifies to
 * @param bias what a direct current does to the barrier; positive favours the positive easy axis
 * @param breakdownVolts across the barrier or the channel, from which it breaks for good
 * @param channel what writes it; empty where pulses go through the barrier
 */
public record MagneticPreset(
        LoopPreset layers,
        StfmrModel resonance,
        SpinTorqueBias bias,
        double breakdownVolts,
        Optional<SpinOrbitWrite> channel) {

    /**
     * The ellipse of Luo et al. (2023) as its resonance has it: the barrier that follows is 84 k_B T without a field, so
     * that it shows loops and no telegraph signal; {@link NeuronPreset} has both, side by side.
     */
    public static MagneticPreset luo2023() {
        return luo(LoopPreset.luo2023(), StfmrModel.luo2023());
    }

    /** The same with a second mode, and a rectification that saturates. */
    public static MagneticPreset luo2023TwoModes() {
        return luo(LoopPreset.luo2023(), StfmrModel.twoModes());
    }

    /** The same without shift and with a barrier of 16 k_B T, chosen: it switches by itself every 9 ms. */
    public static MagneticPreset superparamagnetic() {
        return luo(LoopPreset.luo2023().withStability(16).withCoupling(0), StfmrModel.luo2023());
    }

    /**
     * The critical current is the ellipse's with an efficiency of 0.6, which is chosen: 2 e M_s d alpha/(hbar eta) (B_k +
     * M_eff/2) over its area.
     */
    private static MagneticPreset luo(LoopPreset layers, StfmrModel resonance) {
        return new MagneticPreset(
                layers,
                resonance,
                new SpinTorqueBias(2.06e-3, 0),
                NeuronPreset.luo2023().breakdownVolts(),
                Optional.empty());
    }

    /**
     * One cell of Kumar et al. (2024) with its reference layer on its channel, which always needs an assist field; a
     * write voltage of 1.8 to 2.0 V breaks it. The spread from pulse to pulse of 3 % is chosen. No resonance.
     *
     * @param nanometres of the free layer, 1.6 to 2.6
     */
    public static MagneticPreset kumar2024(double nanometres) {
        ThicknessWedge wedge = new ThicknessWedge(nanometres);
        LoopPreset layers = LoopPreset.kumar2024(nanometres);
        return new MagneticPreset(
                layers,
                new StfmrModel(List.of(), Double.POSITIVE_INFINITY),
                SpinTorqueBias.NONE,
                wedge.breakdownVolts(1),
                Optional.of(new SpinOrbitWrite(
                        wedge.criticalVolts(), false, layers.stability(), 0.03, CompoundPreset.channelOhms(1))));
    }

    /** The same junction with other layers. */
    public MagneticPreset withLayers(LoopPreset other) {
        return new MagneticPreset(other, resonance, bias, breakdownVolts, channel);
    }
}
