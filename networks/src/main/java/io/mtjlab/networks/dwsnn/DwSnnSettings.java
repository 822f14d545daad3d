package io.mtjlab.networks.dwsnn;

import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.SurrogateGradient;

/**
 * What a run of {@link DwSnn} does. Same settings and data, same result, with any number of threads.
 *
 * @param device the neuron of {@link DwSnnStudy#TRAIN} and of the studies that vary something else
 * @param task encoding, steps and surrogate
 * @param hidden neurons of the hidden layer
 * @param epochs passes over the training images
 * @param seeds networks of each kind, from {@code seed} on
 * @param threads that compute
 * @param checkpoint folder to which every network in training is saved after each epoch, and from which an interrupted
 *     run goes on; absent: none
 */
public record DwSnnSettings(
        DwSnnStudy study,
        WallDevice device,
        SpikingTrainer.Task task,
        int hidden,
        int epochs,
        int seeds,
        long seed,
        int threads,
        Optional<Path> checkpoint) {

    private static final int PAPER_STEPS = 40;

    /** Until accuracies on a validation split rose by little; the paper does not say. */
    private static final int EPOCHS = 8;

    public DwSnnSettings {
        atLeastOne("hidden neurons", hidden);
        atLeastOne("epochs", epochs);
        atLeastOne("seeds", seeds);
        atLeastOne("threads", threads);
        if (study == DwSnnStudy.CLAIMS && (seeds < 3 || epochs < 3)) {
            throw new InvalidInput("the claims are tested over pairs from three seeds on and the first three epochs; "
                    + seeds + " seeds and " + epochs + " epochs are too few");
        }
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new InvalidInput(value + " " + what + "; at least 1 expected");
        }
    }

    /** The device as published, 784-128-10, 40 steps, spikes at a rate. */
    public static DwSnnSettings defaults() {
        return new DwSnnSettings(
                DwSnnStudy.TRAIN,
                WallDevice.CUI_2023,
                new SpikingTrainer.Task(Encoding.RATE, PAPER_STEPS, SurrogateGradient.DEFAULT),
                128,
                EPOCHS,
                1,
                1,
                Runtime.getRuntime().availableProcessors(),
                Optional.empty());
    }

    public DwSnnSettings withStudy(DwSnnStudy newStudy) {
        return new DwSnnSettings(newStudy, device, task, hidden, epochs, seeds, seed, threads, checkpoint);
    }

    public DwSnnSettings withDevice(WallDevice newDevice) {
        return new DwSnnSettings(study, newDevice, task, hidden, epochs, seeds, seed, threads, checkpoint);
    }

    public DwSnnSettings withTask(SpikingTrainer.Task newTask) {
        return new DwSnnSettings(study, device, newTask, hidden, epochs, seeds, seed, threads, checkpoint);
    }

    public DwSnnSettings withHidden(int newHidden) {
        return new DwSnnSettings(study, device, task, newHidden, epochs, seeds, seed, threads, checkpoint);
    }

    public DwSnnSettings withEpochs(int newEpochs) {
        return new DwSnnSettings(study, device, task, hidden, newEpochs, seeds, seed, threads, checkpoint);
    }

    public DwSnnSettings withSeeds(long first, int count) {
        return new DwSnnSettings(study, device, task, hidden, epochs, count, first, threads, checkpoint);
    }

    public DwSnnSettings withThreads(int newThreads) {
        return new DwSnnSettings(study, device, task, hidden, epochs, seeds, seed, newThreads, checkpoint);
    }

    public DwSnnSettings withCheckpoint(Path folder) {
        return new DwSnnSettings(study, device, task, hidden, epochs, seeds, seed, threads, Optional.of(folder));
    }
}
