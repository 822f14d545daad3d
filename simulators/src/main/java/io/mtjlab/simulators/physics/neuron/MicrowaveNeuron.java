package io.mtjlab.simulators.physics.neuron;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.TwoStateJunction;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/**
 * The microwave-modulated stochastic neuron of Luo et al., Phys. Rev. Applied 20, L011002 (2023), as its instruments
 * see it. Phenomenological: see {@link NeuronLandscape}.
 *
 * <p>The rectified voltage is the same in both states; the preset gives their average.
 */
public final class MicrowaveNeuron extends TwoStateJunction {

    private final NeuronPreset preset;
    private final NeuronLandscape landscape;
    private final NeuronTruth truth;

    /** @param streams randomness until the first unit begins */
    public MicrowaveNeuron(NeuronPreset preset, RandomStreams streams) {
        this(preset, new NeuronLandscape(preset), streams);
    }

    private MicrowaveNeuron(NeuronPreset preset, NeuronLandscape landscape, RandomStreams streams) {
        super(landscape.at(Drive.REST), preset.breakdownVolts(), streams);
        this.preset = preset;
        this.landscape = landscape;
        this.truth = new NeuronTruth(preset, landscape);
    }

    @Override
    protected TwoLevels levels(Drive acting) {
        return landscape.at(acting);
    }

    @Override
    protected double rectified(Drive acting) {
        return preset.rectification()
                .volts(
                        preset.ellipse().line(acting.easyOersted(), acting.hardOersted()),
                        acting.rfHertz(),
                        acting.rfWatts());
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return truth.of(name, conditions);
    }
}
