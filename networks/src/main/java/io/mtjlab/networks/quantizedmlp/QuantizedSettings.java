package io.mtjlab.networks.quantizedmlp;

import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.synapse.Compound;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;
import io.mtjlab.networks.training.Run;

/**
 * What a run of {@link QuantizedMlp} does.
 *
 * @param device the junctions
 * @param storage how weights are held in them
 * @param trials what the junctions do when the chosen synapse is tested
 * @param epochs of training
 */
public record QuantizedSettings(
        QuantizedStudy study, CellDevice device, Storage storage, Trials trials, Epochs epochs, Run run) {

    /**
     * How cells hold a weight.
     *
     * @param cells of a synapse
     * @param scale of each layer; absent: of some, the one that recognises most of a validation split after training
     */
    public record Storage(int cells, Mapping mapping, Mapping.Thresholds thresholds, Optional<ScaleRule> scale) {}

    /** @param count sets of devices that imperfections are averaged over */
    public record Trials(Imperfections imperfections, int count) {

        public Trials {
            if (count < 1) {
                throw new InvalidInput(count + " trials; at least 1 expected");
            }
        }
    }

    /**
     * @param full of training in full precision
     * @param tuning of training with the hardware in the loop, from the weights of full precision on
     */
    public record Epochs(int full, int tuning) {

        public Epochs {
            if (full < 1 || tuning < 1) {
                throw new InvalidInput(full + " epochs, " + tuning + " epochs of tuning; at least 1 of each expected");
            }
        }
    }

    public QuantizedSettings {
        new Compound(storage.cells, device.tmr());
    }

    /** A pair of three cells, 40 epochs, as in the paper, then 8 with the hardware in the loop. */
    public static QuantizedSettings defaults() {
        return new QuantizedSettings(
                QuantizedStudy.QUANTIZE,
                CellDevice.KUMAR_2024,
                new Storage(3, Mapping.PAIR, Mapping.Thresholds.NEAREST, Optional.empty()),
                new Trials(Imperfections.NONE, 3),
                new Epochs(40, 8),
                Run.DEFAULT);
    }

    public QuantizedSettings withStudy(QuantizedStudy newStudy) {
        return new QuantizedSettings(newStudy, device, storage, trials, epochs, run);
    }

    public QuantizedSettings withDevice(CellDevice newDevice) {
        return new QuantizedSettings(study, newDevice, storage, trials, epochs, run);
    }

    /** How many cells hold a weight, and how. */
    public QuantizedSettings withSynapse(
            int cells, Mapping mapping, Mapping.Thresholds thresholds, Optional<ScaleRule> scale) {
        Storage newStorage = new Storage(cells, mapping, thresholds, scale);
        return new QuantizedSettings(study, device, newStorage, trials, epochs, run);
    }

    /** What the devices do, and how often it is drawn. */
    public QuantizedSettings withImperfections(Imperfections imperfections, int count) {
        return new QuantizedSettings(study, device, storage, new Trials(imperfections, count), epochs, run);
    }

    public QuantizedSettings withEpochs(int full, int tuning) {
        return new QuantizedSettings(study, device, storage, trials, new Epochs(full, tuning), run);
    }

    public QuantizedSettings withRun(Run newRun) {
        return new QuantizedSettings(study, device, storage, trials, epochs, newRun);
    }

    public QuantizedSettings withSeed(long seed) {
        return withRun(run.withSeed(seed));
    }

    public QuantizedSettings withThreads(int threads) {
        return withRun(run.withThreads(threads));
    }

    public QuantizedSettings withCheckpoint(Path folder) {
        return withRun(run.withCheckpoint(folder));
    }
}
