package io.mtjlab.networks.quantizedmlp;

import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.synapse.Compound;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;

/**
 * What a run of {@link QuantizedMlp} does. Same settings and data, same result, with any number of threads.
 *
 * @param device the junctions
 * @param scale of each layer; absent: of some, the one that recognises most of a validation split after training
 * @param imperfections of the chosen synapse when it is tested
 * @param trials sets of devices that imperfections are averaged over
 * @param epochs of training in full precision
 * @param tuningEpochs of training with the hardware in the loop, from the weights of full precision on
 * @param checkpoint folder to which every network in training is saved after each epoch, and from which an interrupted
 *     run goes on; absent: none
 */
public record QuantizedSettings(
        QuantizedStudy study,
        CellDevice device,
        int cells,
        Mapping mapping,
        Mapping.Thresholds thresholds,
        Optional<ScaleRule> scale,
        Imperfections imperfections,
        int trials,
        int epochs,
        int tuningEpochs,
        long seed,
        int threads,
        Optional<Path> checkpoint) {

    public QuantizedSettings {
        new Compound(cells, device.tmr());
        if (trials < 1 || epochs < 1 || tuningEpochs < 1 || threads < 1) {
            throw new InvalidInput(trials + " trials, " + epochs + " epochs, " + tuningEpochs + " epochs of tuning, "
                    + threads + " threads; at least 1 of each expected");
        }
    }

    /** A pair of three cells, 40 epochs, as in the paper, then 8 with the hardware in the loop. */
    public static QuantizedSettings defaults() {
        return new QuantizedSettings(
                QuantizedStudy.QUANTIZE,
                CellDevice.KUMAR_2024,
                3,
                Mapping.PAIR,
                Mapping.Thresholds.NEAREST,
                Optional.empty(),
                Imperfections.NONE,
                3,
                40,
                8,
                1,
                Runtime.getRuntime().availableProcessors(),
                Optional.empty());
    }

    public QuantizedSettings withStudy(QuantizedStudy newStudy) {
        return new QuantizedSettings(
                newStudy,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                seed,
                threads,
                checkpoint);
    }

    public QuantizedSettings withDevice(CellDevice newDevice) {
        return new QuantizedSettings(
                study,
                newDevice,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                seed,
                threads,
                checkpoint);
    }

    /** How many cells hold a weight, and how. */
    public QuantizedSettings withSynapse(
            int newCells, Mapping newMapping, Mapping.Thresholds newThresholds, Optional<ScaleRule> newScale) {
        return new QuantizedSettings(
                study,
                device,
                newCells,
                newMapping,
                newThresholds,
                newScale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                seed,
                threads,
                checkpoint);
    }

    /** What the devices do, and how often it is drawn. */
    public QuantizedSettings withImperfections(Imperfections newImperfections, int newTrials) {
        return new QuantizedSettings(
                study,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                newImperfections,
                newTrials,
                epochs,
                tuningEpochs,
                seed,
                threads,
                checkpoint);
    }

    public QuantizedSettings withEpochs(int newEpochs, int newTuningEpochs) {
        return new QuantizedSettings(
                study,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                newEpochs,
                newTuningEpochs,
                seed,
                threads,
                checkpoint);
    }

    public QuantizedSettings withSeed(long newSeed) {
        return new QuantizedSettings(
                study,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                newSeed,
                threads,
                checkpoint);
    }

    public QuantizedSettings withThreads(int newThreads) {
        return new QuantizedSettings(
                study,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                seed,
                newThreads,
                checkpoint);
    }

    public QuantizedSettings withCheckpoint(Path folder) {
        return new QuantizedSettings(
                study,
                device,
                cells,
                mapping,
                thresholds,
                scale,
                imperfections,
                trials,
                epochs,
                tuningEpochs,
                seed,
                threads,
                Optional.of(folder));
    }
}
