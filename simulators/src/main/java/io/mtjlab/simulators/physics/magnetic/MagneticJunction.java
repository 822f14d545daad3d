package io.mtjlab.simulators.physics.magnetic;

import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.SpinOrbitWrite;
import io.mtjlab.simulators.physics.TwoStateJunction;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/**
 * A junction whose easy and hard axis, minor and major loops, telegraph signal, pulses through the barrier and rectified
 * voltage follow from one set of layers: a free layer in Stoner and Wohlfarth's landscape that heat and current help over
 * the barrier, and a reference layer in a synthetic antiferromagnet.
 */
public final class MagneticJunction extends TwoStateJunction {

    private final MagneticPreset preset;
    private final Layers layers;

    /** @param streams randomness until the first unit begins */
    public MagneticJunction(MagneticPreset preset, RandomStreams streams) {
        this(preset, new Layers(preset), streams);
    }

    private MagneticJunction(MagneticPreset preset, Layers layers, RandomStreams streams) {
        super(layers.levels(Drive.REST), preset.breakdownVolts(), streams);
        this.preset = preset;
        this.layers = layers;
    }

    @Override
    protected TwoLevels levels(Drive acting) {
        return layers.levels(acting);
    }

    @Override
    protected double rectified(Drive acting) {
        return preset.resonance().volts(acting.rfHertz(), acting.rfWatts(), acting.easyOersted(), acting.hardOersted());
    }

    @Override
    protected Optional<SpinOrbitWrite> channel() {
        return preset.channel();
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return new MagneticTruth(preset).of(name, conditions);
    }
}
