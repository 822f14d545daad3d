package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpikeCounter;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

/** One neuron from beginning to end: when it fired, and means over the last {@value #COUNTED_SHARE} of the run. */
final class NeuronRun {

    /** Some readings of the paper's table fire one burst at the beginning and then never again. */
    static final double COUNTED_SHARE = 0.6;

    /** Takes what a figure or a table wants of each step. */
    @FunctionalInterface
    interface Watcher {
        void see(long step, Macrospin spin);
    }

    private final NeuronCurrent current;
    private final List<Double> spikeSeconds = new ArrayList<>();
    private final Spread mx = new Spread();
    private final Spread resistance = new Spread();
    private final Spread kelvin = new Spread();
    private double countFromSeconds;
    private double countedSeconds;

    private NeuronRun(NeuronCurrent current) {
        this.current = current;
    }

    /** @param random of the heat bath */
    static NeuronRun of(
            MacrospinModel model,
            NeuronCurrent current,
            double durationSeconds,
            double stepSeconds,
            Start start,
            UniformRandomProvider random,
            Watcher watcher) {
        NeuronRun run = new NeuronRun(current);
        Macrospin spin = new Macrospin(model, random);
        start.apply(spin, stepSeconds);
        long steps = Math.round(durationSeconds / stepSeconds);
        long countFrom = Math.round(steps * (1 - COUNTED_SHARE));
        run.countFromSeconds = countFrom * stepSeconds;
        run.countedSeconds = (steps - countFrom) * stepSeconds;
        SpikeCounter counter = new SpikeCounter();
        for (long i = 1; i <= steps; i++) {
            double density = current.amperesPerSquareMetre((i - 0.5) * stepSeconds);
            spin.advance(Stimulus.NONE.withPillarCurrent(density), stepSeconds, 1);
            double now = spin.magnetization().x();
            if (counter.see(now)) {
                run.spikeSeconds.add(i * stepSeconds);
            }
            if (i > countFrom) {
                run.mx.see(now);
                run.resistance.see(spin.ohms());
                run.kelvin.see(spin.kelvin());
            }
            watcher.see(i, spin);
        }
        return run;
    }

    double hertz() {
        return counted().length / countedSeconds;
    }

    int spikes() {
        return spikeSeconds.size();
    }

    /** From the beginning of the first pulse, or of the run; not a number without a spike. */
    double firstSpikeSeconds() {
        double first = firstSpike();
        return first - current.beginSeconds();
    }

    /** The first spike after the first pulse began, or after the run did. */
    private double firstSpike() {
        return spikeSeconds.stream()
                .filter(t -> t >= current.beginSeconds())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How many pulses had begun when it fired first; not a number without a spike or without pulses. */
    double pulsesToFirstSpike() {
        double first = firstSpike();
        return current.pulses() == 0 || Double.isNaN(first) ? Double.NaN : current.pulsesBegun(first);
    }

    /** Deviation of the intervals between spikes over their mean. */
    double intervalVariation() {
        double[] seconds = counted();
        if (seconds.length < 3) {
            return Double.NaN;
        }
        Spread intervals = new Spread();
        for (int i = 1; i < seconds.length; i++) {
            intervals.see(seconds[i] - seconds[i - 1]);
        }
        return intervals.deviation() / intervals.mean();
    }

    double meanMx() {
        return mx.mean();
    }

    /** Of R_norm. */
    double meanResistance() {
        return resistance.mean();
    }

    double meanKelvin() {
        return kelvin.mean();
    }

    private double[] counted() {
        return spikeSeconds.stream()
                .mapToDouble(Double::doubleValue)
                .filter(t -> t > countFromSeconds)
                .toArray();
    }
}
