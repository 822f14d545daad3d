package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.hebbiansnn.HebbianSettings;
import io.mtjlab.networks.hebbiansnn.HebbianSnn;
import io.mtjlab.networks.hebbiansnn.PatternSet;
import io.mtjlab.networks.hebbiansnn.SpinDevice;
import io.mtjlab.networks.hebbiansnn.TeacherRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network hebbian-snn}. */
@Command(
        name = "hebbian-snn",
        description = "Nine spiking junctions that see and three that learn, by Hebb's rule (Rodrigues et al. 2023).")
public final class HebbianSnnCommand implements Callable<Integer> {

    /** The sets by the names of the command line; kept apart, like the rules, so that help loads no network. */
    enum Patterns {
        LETTERS,
        SIGNS,
        ROWS,
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which output is forced. */
    enum Teacher {
        FREE_NEURON,
        PAPER,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final SignalOptions signals = new SignalOptions();

    @Option(
            names = "--patterns",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES}: z, v, n; X, +, L; the three rows. Default: letters")
    Patterns patterns = Patterns.LETTERS;

    @Option(
            names = "--teacher",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES}: which output is forced to fire. Default: free-neuron")
    Teacher teacher = Teacher.FREE_NEURON;

    @Option(names = "--networks", paramLabel = "N", description = "From --seed on. Default: 1")
    int networks = 1;

    @Option(names = "--rounds", paramLabel = "N", description = "Presentations of each image. Default: 5")
    int rounds = 5;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Macrospin preset of the neurons, or 'ideal' for one without heat. Default: HH-B-020")
    @Nullable
    String preset;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "Device card with rh.R_P and its spread, which is that of the neurons' areas.")
    @Nullable
    Path card;

    @Option(
            names = "--spread",
            paramLabel = "FRACTION",
            description = "Relative deviation of the current density from neuron to neuron. Default: the card's")
    @Nullable
    Double spread;

    @Override
    public Integer call() {
        signals.tell(result.progress());
        PatternSet[] sets =
                patterns == Patterns.ALL ? PatternSet.values() : new PatternSet[] {PatternSet.valueOf(patterns.name())};
        return result.deliver(HebbianSnn.run(
                HebbianSettings.defaults()
                        .withDevice(device())
                        .withPatterns(sets)
                        .withTeacher(TeacherRule.valueOf(teacher.name()))
                        .withNetworks(result.seed, networks)
                        .withRounds(rounds),
                result.progress()));
    }

    private SpinDevice device() {
        if (card != null && preset != null) {
            throw new InvalidInput("--card and --preset both say what a neuron is; give one of them");
        }
        SpinDevice device = SpinDevice.RODRIGUES_2023;
        if (card != null) {
            device = SpinDevice.of(DeviceCard.read(card));
        } else if (preset != null) {
            device = preset.equals("ideal") ? SpinDevice.ideal() : SpinDevice.preset(preset);
        }
        return spread == null ? device : device.withSpread(spread);
    }
}
