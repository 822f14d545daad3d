package io.mtjlab.simulators.physics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.compound.CompoundJunction;
import io.mtjlab.simulators.physics.compound.CompoundPreset;
import io.mtjlab.simulators.physics.domainwall.Racetrack.End;
import io.mtjlab.simulators.physics.domainwall.RacetrackJunction;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;
import io.mtjlab.simulators.physics.magnetic.MagneticJunction;
import io.mtjlab.simulators.physics.magnetic.MagneticPreset;
import io.mtjlab.simulators.physics.neuron.MicrowaveNeuron;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.neuron.ShiftLaw;

/** The devices that can be simulated, by model and preset. */
public final class JunctionModels {

    private static final Map<String, Map<String, Function<RandomStreams, Junction>>> MODELS = Map.of(
            "microwave-neuron",
            Map.of(
                    "luo2023", neuron(NeuronPreset.luo2023()),
                    "luo2023-fast", neuron(NeuronPreset.luo2023Fast()),
                    "luo2023-power-law", neuron(NeuronPreset.luo2023().withShiftLaw(ShiftLaw.POWER)),
                    "luo2023-level-law", neuron(NeuronPreset.luo2023().withShiftLaw(ShiftLaw.LEVEL)),
                    "luo2023-moving-resonance", neuron(NeuronPreset.luo2023().withMovingResonance())),
            "mtj",
            Map.of(
                    "luo2023", mtj(MagneticPreset.luo2023()),
                    "luo2023-two-modes", mtj(MagneticPreset.luo2023TwoModes()),
                    "superparamagnetic", mtj(MagneticPreset.superparamagnetic()),
                    "kumar2024", mtj(MagneticPreset.kumar2024(1.6))),
            "compound",
            Map.of(
                    "kumar2024", streams -> compound(3, streams),
                    "kumar2024-1", streams -> compound(1, streams),
                    "kumar2024-2", streams -> compound(2, streams)),
            "domain-wall",
            Map.of(
                    "cui2023", racetrack(RacetrackPreset.cui2023(), End.B),
                    "cui2023-A", racetrack(RacetrackPreset.cui2023(), End.A),
                    "cui2023-number", racetrack(RacetrackPreset.cui2023Number(), End.B)));

    private static Function<RandomStreams, Junction> neuron(NeuronPreset preset) {
        return streams -> new MicrowaveNeuron(preset, streams);
    }

    private static Function<RandomStreams, Junction> mtj(MagneticPreset preset) {
        return streams -> new MagneticJunction(preset, streams);
    }

    private static Function<RandomStreams, Junction> racetrack(RacetrackPreset preset, End read) {
        return streams -> new RacetrackJunction(preset, read, streams);
    }

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
