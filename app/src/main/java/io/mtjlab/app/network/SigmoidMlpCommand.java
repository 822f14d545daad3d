package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.command.CardNeuron;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlp;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network sigmoid-mlp}. */
@Command(
        name = "sigmoid-mlp",
        description = "The 784-400-10 perceptron of Luo et al. 2023: the device's switching probability as activation,"
                + " beside the plain sigmoid.")
public final class SigmoidMlpCommand implements Callable<Integer> {

    /** The studies by the names of the command line; kept apart so that help loads no network. */
    enum Study {
        DEVICE,
        PLAIN_RECIPE,
        ALPHA_SWITCH,
        LEARNING_RATE,
        GOOD_RECIPE,
        STOCHASTIC,
        BIAS_AND_GAIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final TrainingOptions training = new TrainingOptions();

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "Device card that alpha and beta are taken from; the steepest sigmoid on it. Without it: the"
                    + " paper's 1.5 per Oe and 22.6 Oe.")
    @Nullable
    Path card;

    @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Which sigmoid of the card: a level, or off.")
    @Nullable
    String rfDbm;

    @Option(names = "--study", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}", defaultValue = "device")
    Study study = Study.DEVICE;

    @Override
    public Integer call() {
        SigmoidMlpSettings settings = SigmoidMlpSettings.defaults()
                .withSeed(result.seed)
                .withStudy(io.mtjlab.networks.sigmoidmlp.Study.valueOf(study.name()));
        if (training.epochs().isPresent()) {
            settings = settings.withEpochs(training.epochs().getAsInt());
        }
        if (training.checkpoint().isPresent()) {
            settings = settings.withCheckpoint(training.checkpoint().get());
        }
        if (card != null) {
            DeviceCard read = DeviceCard.read(card);
            settings = settings.withDevice(CardNeuron.of(read, Optional.ofNullable(rfDbm)))
                    .withHardware(NeuronHardware.of(read));
        } else if (rfDbm != null) {
            throw new InvalidInput("--rf-dbm chooses a sigmoid of a device card; give the card with --card");
        }
        return result.deliver(SigmoidMlp.run(
                        settings,
                        training.source(),
                        TrainingOptions.progress(result.spec.commandLine().getErr()))
                .asNetworkResult());
    }
}
