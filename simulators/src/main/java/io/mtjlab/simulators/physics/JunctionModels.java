package io.mtjlab.simulators.physics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.compound.CompoundJunction;
import io.mtjlab.simulators.physics.compound.CompoundPreset;
import io.mtjlab.simulators.physics.neuron.MicrowaveNeuron;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;

/** The devices that can be simulated, by model and preset. */
public final class JunctionModels {

    private static final Map<String, Map<String, Function<RandomStreams, Junction>>> MODELS = Map.of(
            "microwave-neuron",
            Map.of(
                    "luo2023", streams -> new MicrowaveNeuron(NeuronPreset.luo2023(), streams),
                    "luo2023-fast", streams -> new MicrowaveNeuron(NeuronPreset.luo2023Fast(), streams)),
            "compound",
            Map.of(
                    "kumar2024", streams -> compound(3, streams),
                    "kumar2024-1", streams -> compound(1, streams),
                    "kumar2024-2", streams -> compound(2, streams)));

    /** Free layer of the compound devices that the paper shows, in nm. */
    private static final double COMPOUND_NANOMETRES = 1.7;

    private JunctionModels() {}

    private static Junction compound(int cells, RandomStreams streams) {
        return new CompoundJunction(
                CompoundPreset.kumar2024(cells, COMPOUND_NANOMETRES, streams.stream("made")),
                streams.stream("history"));
    }

    /** Names of the models, in alphabetical order. */
    public static List<String> models() {
        return List.copyOf(new TreeMap<>(MODELS).keySet());
    }

    /** Names of the presets of {@code model}, in alphabetical order; empty for an unknown model. */
    public static List<String> presets(String model) {
        return List.copyOf(new TreeMap<>(MODELS.getOrDefault(model, Map.of())).keySet());
    }

    /**
     * A device at rest.
     *
     * @param streams randomness until its first unit of work begins
     * @throws IllegalArgumentException for a model or preset that is not among the names
     */
    public static Junction create(String model, String preset, RandomStreams streams) {
        Function<RandomStreams, Junction> maker =
                MODELS.getOrDefault(model, Map.of()).get(preset);
        if (maker == null) {
            throw new IllegalArgumentException("no device " + model + " with preset " + preset);
        }
        return maker.apply(streams);
    }
}
