package io.mtjlab.networks.dwsnn;

import java.nio.file.Path;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.SurrogateGradient;
import io.mtjlab.networks.training.Run;

/**
 * What a run of {@link DwSnn} does.
 *
 * @param device the neuron of {@link DwSnnStudy#TRAIN} and of the studies that vary something else
 * @param task encoding, steps and surrogate
 * @param hidden neurons of the hidden layer
 * @param epochs passes over the training images
 * @param seeds networks of each kind, from the run's seed on
 */
public record DwSnnSettings(
        DwSnnStudy study, WallDevice device, SpikingTrainer.Task task, int hidden, int epochs, int seeds, Run run) {

    private static final int PAPER_STEPS = 40;

    /** Until accuracies on a validation split rose by little; the paper does not say. */
    private static final int EPOCHS = 8;

    public DwSnnSettings {
        atLeastOne("hidden neurons", hidden);
        atLeastOne("epochs", epochs);
        atLeastOne("seeds", seeds);
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
                Run.DEFAULT);
    }

    public DwSnnSettings withStudy(DwSnnStudy newStudy) {
        return new DwSnnSettings(newStudy, device, task, hidden, epochs, seeds, run);
    }

    public DwSnnSettings withDevice(WallDevice newDevice) {
        return new DwSnnSettings(study, newDevice, task, hidden, epochs, seeds, run);
    }

    public DwSnnSettings withTask(SpikingTrainer.Task newTask) {
        return new DwSnnSettings(study, device, newTask, hidden, epochs, seeds, run);
    }

    public DwSnnSettings withHidden(int newHidden) {
        return new DwSnnSettings(study, device, task, newHidden, epochs, seeds, run);
    }

    public DwSnnSettings withEpochs(int newEpochs) {
        return new DwSnnSettings(study, device, task, hidden, newEpochs, seeds, run);
    }

    public DwSnnSettings withSeeds(long first, int count) {
        return new DwSnnSettings(study, device, task, hidden, epochs, count, run.withSeed(first));
    }

    public DwSnnSettings withThreads(int newThreads) {
        return new DwSnnSettings(study, device, task, hidden, epochs, seeds, run.withThreads(newThreads));
    }

    public DwSnnSettings withCheckpoint(Path folder) {
        return new DwSnnSettings(study, device, task, hidden, epochs, seeds, run.withCheckpoint(folder));
    }
}
