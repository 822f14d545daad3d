package io.mtjlab.simulators.physics.spiking;

import java.util.Arrays;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpikeCounter;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;

/**
 * Input neurons under constant currents, and output neurons whose current the inputs' spikes make: {@link Coupling}.
 * All of them begin in the high-current state. Not thread-safe.
 */
public final class CoupledNeurons {

    private final Coupling coupling;
    private final double[] inputs;
    private final double[][] weights;
    private final double stepSeconds;
    private final Macrospin[] spins;
    private final SpikeCounter[] counters;
    private final double[] memory;
    private final double[] density;
    private final double[] inhibitedUntil;
    private double seconds;

    /**
     * @param inputs their current densities in A/m^2, shape [inputs]
     * @param weights W_mn, shape [outputs][inputs]
     * @param streams of the heat baths
     */
    public CoupledNeurons(
            MacrospinModel model,
            Coupling coupling,
            double[] inputs,
            double[][] weights,
            double stepSeconds,
            RandomStreams streams) {
        this.coupling = coupling;
        this.inputs = inputs.clone();
        this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        this.stepSeconds = stepSeconds;
        this.memory = new double[inputs.length];
        int all = inputs.length + weights.length;
        this.inhibitedUntil = new double[weights.length];
        this.density = Arrays.copyOf(inputs, all);
        Arrays.fill(density, inputs.length, all, coupling.restAmperesPerSquareMetre());
        this.spins = new Macrospin[all];
        this.counters = new SpikeCounter[all];
        for (int i = 0; i < all; i++) {
            spins[i] = new Macrospin(model, streams.stream("neuron", i));
            Start.LOCKED.apply(spins[i], stepSeconds);
            counters[i] = new SpikeCounter();
        }
    }

    /** Inputs first, then outputs. */
    public int count() {
        return spins.length;
    }

    /** Since the beginning. */
    public double seconds() {
        return seconds;
    }

    /** R_norm of a neuron. */
    public double resistance(int neuron) {
        return spins[neuron].ohms();
    }

    /** J of a neuron. */
    public double amperesPerSquareMetre(int neuron) {
        return density[neuron];
    }

    /** Complete spikes of a neuron so far. */
    public int spikes(int neuron) {
        return counters[neuron].spikes();
    }

    /** One step of all of them. */
    public void advance() {
        seconds += stepSeconds;
        for (int n = 0; n < inputs.length; n++) {
            memory[n] *= 1 - stepSeconds / coupling.memorySeconds();
            if (step(n)) {
                memory[n] += 1;
            }
        }
        for (int m = 0; m < weights.length; m++) {
            double sum = 0;
            for (int n = 0; n < inputs.length; n++) {
                sum += weights[m][n] * memory[n];
            }
            density[inputs.length + m] = coupling.amperesPerSquareMetre(sum, seconds < inhibitedUntil[m]);
            if (step(inputs.length + m)) {
                inhibitOthers(m);
            }
        }
    }

    private boolean step(int neuron) {
        spins[neuron].advance(Stimulus.NONE.withPillarCurrent(density[neuron]), stepSeconds, 1);
        return counters[neuron].see(spins[neuron].magnetization().x());
    }

    private void inhibitOthers(int output) {
        for (int m = 0; m < inhibitedUntil.length; m++) {
            if (m != output) {
                inhibitedUntil[m] = seconds + coupling.inhibitionSeconds();
            }
        }
    }
}
