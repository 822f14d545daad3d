package io.mtjlab.networks.sigmoidmlp;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.neuron.RfResponse;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/**
 * What a run of {@link SigmoidMlp} does. Same settings and data, same result, with any number of threads.
 *
 * @param study what is trained and compared
 * @param device the measured neuron
 * @param seed of the initial weights, the order of the images, and the neurons' chance
 * @param epochs passes over the training set; absent: the study's own
 * @param threads that compute; absent: one for each processor
 * @param checkpoint folder to which every trained network is saved after each epoch, and from which an interrupted run
 *     goes on; absent: none
 * @param rfResponse alpha and beta against microwave power; its first level is the shallow sigmoid of {@link
 *     Study#ALPHA_SWITCH}, and {@link Study#BIAS_AND_GAIN} turns the power of every neuron
 * @param hardware what is known of the neurons beside their mean sigmoid
 */
public record SigmoidMlpSettings(
        Study study,
        SigmoidNeuron device,
        long seed,
        OptionalInt epochs,
        OptionalInt threads,
        Optional<Path> checkpoint,
        RfResponse rfResponse,
        NeuronHardware hardware) {

    public SigmoidMlpSettings {
        positive("epochs", epochs);
        positive("threads", threads);
    }

    /** {@link Study#DEVICE} with the paper's strongest sigmoid (alpha 1.5 per Oe, beta 22.6 Oe) and seed 1. */
    public static SigmoidMlpSettings defaults() {
        return new SigmoidMlpSettings(
                Study.DEVICE,
                SigmoidNeuron.of(1.5, 22.6, "Luo et al. 2023, Fig. 3, 1890 MHz"),
                1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                RfResponse.LUO_2023,
                NeuronHardware.LUO_2023);
    }

    public SigmoidMlpSettings withStudy(Study newStudy) {
        return new SigmoidMlpSettings(newStudy, device, seed, epochs, threads, checkpoint, rfResponse, hardware);
    }

    public SigmoidMlpSettings withDevice(SigmoidNeuron newDevice) {
        return new SigmoidMlpSettings(study, newDevice, seed, epochs, threads, checkpoint, rfResponse, hardware);
    }

    public SigmoidMlpSettings withSeed(long newSeed) {
        return new SigmoidMlpSettings(study, device, newSeed, epochs, threads, checkpoint, rfResponse, hardware);
    }

    public SigmoidMlpSettings withEpochs(int newEpochs) {
        return new SigmoidMlpSettings(
                study, device, seed, OptionalInt.of(newEpochs), threads, checkpoint, rfResponse, hardware);
    }

    public SigmoidMlpSettings withThreads(int newThreads) {
        return new SigmoidMlpSettings(
                study, device, seed, epochs, OptionalInt.of(newThreads), checkpoint, rfResponse, hardware);
    }

    public SigmoidMlpSettings withCheckpoint(Path newCheckpoint) {
        return new SigmoidMlpSettings(
                study, device, seed, epochs, threads, Optional.of(newCheckpoint), rfResponse, hardware);
    }

    public SigmoidMlpSettings withRfResponse(RfResponse newResponse) {
        return new SigmoidMlpSettings(study, device, seed, epochs, threads, checkpoint, newResponse, hardware);
    }

    public SigmoidMlpSettings withHardware(NeuronHardware other) {
        return new SigmoidMlpSettings(study, device, seed, epochs, threads, checkpoint, rfResponse, other);
    }

    /** The number of epochs that will be trained. */
    public int effectiveEpochs() {
        return epochs.orElse(study.defaultEpochs());
    }

    /** The number of threads that will compute. */
    public int effectiveThreads() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    private static void positive(String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new InvalidInput(name + " = " + value.getAsInt() + "; it must be at least 1");
        }
    }
}
