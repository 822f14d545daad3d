package io.mtjlab.networks.sigmoidmlp;

import java.nio.file.Path;
import java.util.OptionalInt;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.neuron.RfResponse;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.training.Run;

/**
 * What a run of {@link SigmoidMlp} does.
 *
 * @param study what is trained and compared
 * @param device the measured neuron
 * @param epochs passes over the training set; absent: the study's own
 * @param rfResponse alpha and beta against microwave power; its first level is the shallow sigmoid of {@link
 *     Study#ALPHA_SWITCH}, and {@link Study#BIAS_AND_GAIN} turns the power of every neuron
 * @param hardware what is known of the neurons beside their mean sigmoid
 * @param run seed of the initial weights, the order of the images, and the neurons' chance; threads, checkpoints
 */
public record SigmoidMlpSettings(
        Study study,
        SigmoidNeuron device,
        OptionalInt epochs,
        RfResponse rfResponse,
        NeuronHardware hardware,
        Run run) {

    public SigmoidMlpSettings {
        if (epochs.isPresent() && epochs.getAsInt() < 1) {
            throw new InvalidInput("epochs = " + epochs.getAsInt() + "; it must be at least 1");
        }
    }

    /** {@link Study#DEVICE} with the paper's strongest sigmoid (alpha 1.5 per Oe, beta 22.6 Oe). */
    public static SigmoidMlpSettings defaults() {
        return new SigmoidMlpSettings(
                Study.DEVICE,
                SigmoidNeuron.of(1.5, 22.6, "Luo et al. 2023, Fig. 3, 1890 MHz"),
                OptionalInt.empty(),
                RfResponse.LUO_2023,
                NeuronHardware.LUO_2023,
                Run.DEFAULT);
    }

    public SigmoidMlpSettings withStudy(Study newStudy) {
        return new SigmoidMlpSettings(newStudy, device, epochs, rfResponse, hardware, run);
    }

    public SigmoidMlpSettings withDevice(SigmoidNeuron newDevice) {
        return new SigmoidMlpSettings(study, newDevice, epochs, rfResponse, hardware, run);
    }

    public SigmoidMlpSettings withEpochs(int count) {
        return new SigmoidMlpSettings(study, device, OptionalInt.of(count), rfResponse, hardware, run);
    }

    public SigmoidMlpSettings withRfResponse(RfResponse newResponse) {
        return new SigmoidMlpSettings(study, device, epochs, newResponse, hardware, run);
    }

    public SigmoidMlpSettings withHardware(NeuronHardware other) {
        return new SigmoidMlpSettings(study, device, epochs, rfResponse, other, run);
    }

    public SigmoidMlpSettings withRun(Run newRun) {
        return new SigmoidMlpSettings(study, device, epochs, rfResponse, hardware, newRun);
    }

    public SigmoidMlpSettings withSeed(long seed) {
        return withRun(run.withSeed(seed));
    }

    public SigmoidMlpSettings withThreads(int threads) {
        return withRun(run.withThreads(threads));
    }

    public SigmoidMlpSettings withCheckpoint(Path folder) {
        return withRun(run.withCheckpoint(folder));
    }

    /** The number of epochs that will be trained. */
    public int effectiveEpochs() {
        return epochs.orElse(study.defaultEpochs());
    }
}
