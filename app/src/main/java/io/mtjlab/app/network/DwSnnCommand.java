package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.dwsnn.DwSnn;
import io.mtjlab.networks.dwsnn.DwSnnSettings;
import io.mtjlab.networks.dwsnn.DwSnnStudy;
import io.mtjlab.networks.dwsnn.WallDevice;
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.Surrogate;
import io.mtjlab.networks.spiking.SurrogateGradient;
import io.mtjlab.networks.spiking.WallNeuron;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network dw-snn}. */
@Command(
        name = "dw-snn",
        description = "The 784-128-10 spiking network of Cui et al. 2023: domain walls that integrate and fire.")
public final class DwSnnCommand implements Callable<Integer> {

    /** The studies by the names of the command line; kept apart, like the other names, so that help loads no network. */
    enum Study {
        TRAIN,
        CLAIMS,
        NEURONS,
        ENCODINGS,
        SURROGATES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The neurons that need no card. */
    enum Neuron {
        CUI2023,
        CUI2023_NUMBER,
        IDEAL,
        LIF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How images are shown. */
    enum Shown {
        RATE,
        LATENCY,
        PULSE_NUMBER,
        PULSE_AMPLITUDE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Surrogate gradients. */
    enum Gradient {
        SUPERSPIKE,
        ARCTAN,
        TRIANGLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final TrainingOptions training = new TrainingOptions();

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES}. Default: train",
            defaultValue = "train")
    Study study = Study.TRAIN;

    @Option(
            names = "--neuron",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}: 12 pulses with sigma 0.3; 35 pulses with sigma 0.3; walls without noise;"
                            + " leaky neurons. Default: cui2023")
    @Nullable
    Neuron neuron;

    @Option(names = "--pulses", paramLabel = "N", description = "Pulses that take a wall across its track.")
    @Nullable
    Double pulses;

    @Option(names = "--sigma", paramLabel = "FRACTION", description = "Relative deviation of the way of a pulse.")
    @Nullable
    Double sigma;

    @Option(
            names = "--spread",
            paramLabel = "FRACTION",
            description = "Relative deviation of the number of pulses from neuron to neuron.")
    @Nullable
    Double spread;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "Device card with pulses.N_fire and pulses.N_fire_sd, in place of --neuron.")
    @Nullable
    Path card;

    @Option(names = "--encoding", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}. Default: rate")
    Shown encoding = Shown.RATE;

    @Option(names = "--surrogate", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}. Default: superspike")
    Gradient surrogate = Gradient.SUPERSPIKE;

    @Option(names = "--steepness", paramLabel = "K", description = "Of the surrogate. Default: 10")
    double steepness = 10;

    @Option(names = "--steps", paramLabel = "T", description = "That an image is shown. Default: 40")
    int steps = 40;

    @Option(names = "--hidden", paramLabel = "N", description = "Neurons of the hidden layer. Default: 128")
    int hidden = 128;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Networks of each kind, from --seed on. Default: 1, for claims 6")
    @Nullable
    Integer seeds;

    @Override
    public Integer call() {
        DwSnnStudy chosen = DwSnnStudy.valueOf(study.name());
        int count = seeds != null ? seeds : chosen == DwSnnStudy.CLAIMS ? 6 : 1;
        DwSnnSettings settings = DwSnnSettings.defaults()
                .withDevice(device())
                .withTask(new SpikingTrainer.Task(
                        Encoding.valueOf(encoding.name()),
                        steps,
                        new SurrogateGradient(Surrogate.valueOf(surrogate.name()), steepness)))
                .withHidden(hidden)
                .withSeeds(result.seed, count)
                .withStudy(DwSnnStudy.TRAIN);
        if (training.epochs().isPresent()) {
            settings = settings.withEpochs(training.epochs().getAsInt());
        }
        if (training.checkpoint().isPresent()) {
            settings = settings.withCheckpoint(training.checkpoint().get());
        }
        return result.deliver(DwSnn.run(
                settings.withStudy(chosen),
                training.source(),
                TrainingOptions.progress(result.spec.commandLine().getErr())));
    }

    private WallDevice device() {
        if (card != null && neuron != null) {
            throw new InvalidInput("--card and --neuron both say what a neuron is; give one of them");
        }
        WallDevice device = card != null ? WallDevice.of(DeviceCard.read(card)) : preset(neuron);
        if (pulses == null && sigma == null && spread == null) {
            return device;
        }
        if (!(device.neuron() instanceof WallNeuron wall)) {
            throw new InvalidInput("--pulses, --sigma and --spread belong to a domain wall; --neuron lif has none");
        }
        return device.with(new WallNeuron(
                pulses != null ? pulses : wall.pulses(),
                sigma != null ? sigma : wall.sigma(),
                spread != null ? spread : wall.spread(),
                wall.origin() + ", changed"));
    }

    private static WallDevice preset(@Nullable Neuron name) {
        return switch (name == null ? Neuron.CUI2023 : name) {
            case CUI2023 -> WallDevice.CUI_2023;
            case CUI2023_NUMBER -> WallDevice.CUI_2023_NUMBER;
            case IDEAL -> WallDevice.ideal(WallNeuron.of(12, 0));
            case LIF -> WallDevice.LEAKY;
        };
    }
}
