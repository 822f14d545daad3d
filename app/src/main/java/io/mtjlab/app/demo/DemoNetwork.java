package io.mtjlab.app.demo;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.IdxFiles;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlp;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpResult;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpSettings;

/** The network with the measured device's steepest sigmoid beside the plain one. */
record DemoNetwork(Optional<Path> data, Optional<Integer> epochs, PrintWriter err) {

    /** Data that are not there are told before anything is measured. */
    void requireData() {
        data.ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new InvalidInput("--data " + folder + " is no folder; give the one that holds the IDX files");
            }
            new IdxFiles(folder).load();
        });
    }

    SigmoidMlpResult train(DeviceCard card, long seed) {
        SigmoidMlpSettings settings =
                SigmoidMlpSettings.defaults().withSeed(seed).withDevice(neuron(card));
        if (epochs.isPresent()) {
            settings = settings.withEpochs(epochs.get());
        }
        int every = Math.max(1, settings.effectiveEpochs() / 3);
        return SigmoidMlp.run(settings, data.isPresent() ? new IdxFiles(data.get()) : new DrawnDigits(), epoch -> {
            if (epoch.epoch() % every == 0 || epoch.epoch() == epoch.epochs()) {
                err.println(String.format(
                        Locale.ROOT,
                        "network, %s: epoch %d of %d, %.1f %% recognised",
                        epoch.curve(),
                        epoch.epoch(),
                        epoch.epochs(),
                        100 * epoch.accuracy()));
            }
        });
    }

    private static SigmoidNeuron neuron(DeviceCard card) {
        CardParameter alpha = card.parameters("sigmoid.alpha").stream()
                .filter(p -> p.outcome().determined())
                .max(Comparator.comparingDouble(DemoNetwork::value))
                .orElseThrow(() -> new IllegalStateException("no sigmoid could be determined; measure longer traces"));
        double beta = value(card.parameter("sigmoid.beta", alpha.conditions()));
        return SigmoidNeuron.of(
                value(alpha),
                beta,
                "card of " + card.device() + ", " + alpha.conditions().describe());
    }

    private static double value(CardParameter parameter) {
        return parameter.outcome().estimate().map(Estimate::value).orElse(Double.NaN);
    }
}
