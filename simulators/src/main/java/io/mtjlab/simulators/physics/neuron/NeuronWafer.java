package io.mtjlab.simulators.physics.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/**
 * Dies of microwave neurons in rows and columns within a circle, several devices on each. The spread from device to device
 * is chosen: 4 % of the resistances, 0.8 Oe of the sigmoid's centre, 0.3 k_B T of the telegraph's barrier. A device is the
 * same whoever asks for it first.
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param devices on every die
 * @param dead dies that do not conduct
 * @param streams every device's own randomness
 */
public record NeuronWafer(int columns, int rows, int devices, Set<Place> dead, RandomStreams streams) {

    private static final double RESISTANCE_SPREAD = 0.04;
    private static final double CENTRE_SPREAD_OERSTED = 0.8;
    private static final double HEIGHT_SPREAD = 0.3;

    /** Of a die, counted from 0. */
    public record Place(int column, int row) {}

    public NeuronWafer {
        dead = Set.copyOf(dead);
    }

    /** Dies whose middle lies within the circle that the rows and columns fill, row by row. */
    public List<Place> dies() {
        List<Place> dies = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = (2 * column + 1.0) / columns - 1;
                double y = (2 * row + 1.0) / rows - 1;
                if (x * x + y * y <= 1) {
                    dies.add(new Place(column, row));
                }
            }
        }
        return dies;
    }

    /** @param number of the device on its die, counted from 1 */
    public MicrowaveNeuron device(Place die, int number) {
        UniformRandomProvider made = streams.stream("made", die.column(), die.row(), number);
        var normal = ZigguratSampler.NormalizedGaussian.of(made);
        NeuronPreset typical = NeuronPreset.luo2023();
        NeuronPreset own = typical.neighbour(
                Math.exp(RESISTANCE_SPREAD * normal.sample()),
                typical.microwave().restCentreOersted() + CENTRE_SPREAD_OERSTED * normal.sample(),
                typical.telegraphHeight() + HEIGHT_SPREAD * normal.sample());
        return new MicrowaveNeuron(own, streams.child("history", die.column(), die.row(), number));
    }
}
