package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.quantizedmlp.CellDevice;
import io.mtjlab.networks.quantizedmlp.QuantizedMlp;
import io.mtjlab.networks.quantizedmlp.QuantizedSettings;
import io.mtjlab.networks.quantizedmlp.QuantizedStudy;
import io.mtjlab.networks.synapse.Compound;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network quantized-mlp}. */
@Command(
        name = "quantized-mlp",
        description = "The 784-128-10 perceptron of Kumar et al. 2024: weights held by compounds of n cells.")
public final class QuantizedMlpCommand implements Callable<Integer> {

    /** The studies by the names of the command line; kept apart, like the other names, so that help loads no network. */
    enum Study {
        QUANTIZE,
        CELLS,
        MAPPINGS,
        TMR,
        VARIATION,
        PAPER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The devices that need no card. */
    enum Device {
        KUMAR2024,
        IDEAL;

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
            description = "${COMPLETION-CANDIDATES}. Default: quantize",
            defaultValue = "quantize")
    Study study = Study.QUANTIZE;

    @Option(names = "--cells", paramLabel = "N", description = "Cells in parallel; n + 1 states. Default: 3")
    int cells = 3;

    @Option(names = "--states", paramLabel = "N", description = "States of a compound, to be checked against --cells.")
    @Nullable
    Integer states;

    @Option(
            names = "--tmr",
            paramLabel = "RATIO",
            description = "(R_AP - R_P)/R_P, such as 0.78, in place of the device's.")
    @Nullable
    Double tmr;

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "pair, offset, signed, signed-with-zero. Default: pair")
    String mapping = "pair";

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Such as 2rms or 0.25max. Default: chosen on a validation split")
    @Nullable
    String scale;

    @Option(names = "--thresholds", paramLabel = "NAME", description = "nearest or even. Default: nearest")
    String thresholds = "nearest";

    @Option(names = "--device", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}. Default: kumar2024")
    @Nullable
    Device device;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "Device card with rh.R_P, rh.TMR and the spread of rh.R_P, in place of --device.")
    @Nullable
    Path card;

    @Option(
            names = "--conductance-spread",
            paramLabel = "FRACTION",
            description = "Relative deviation of a compound's conductance. Default: the card's")
    @Nullable
    Double conductanceSpread;

    @Option(names = "--read-noise", paramLabel = "FRACTION", description = "Relative deviation of a reading.")
    double readNoise;

    @Option(names = "--stuck-cells", paramLabel = "FRACTION", description = "Cells that cannot be switched.")
    double stuckCells;

    @Option(names = "--programming-error", paramLabel = "FRACTION", description = "Cells that a write leaves wrong.")
    double programmingError;

    @Option(names = "--trials", paramLabel = "N", description = "Sets of devices. Default: 3")
    int trials = 3;

    @Option(names = "--tuning-epochs", paramLabel = "N", description = "With the hardware in the loop. Default: 8")
    int tuningEpochs = 8;

    @Override
    public Integer call() {
        CellDevice cell = device();
        if (states != null) {
            Compound.of(cells, cell.tmr(), states);
        }
        double spread = conductanceSpread == null ? cell.conductanceSpread() : conductanceSpread;
        QuantizedSettings settings = QuantizedSettings.defaults()
                .withStudy(QuantizedStudy.valueOf(study.name()))
                .withDevice(cell)
                .withSynapse(
                        cells,
                        Mapping.named(mapping),
                        Mapping.Thresholds.named(thresholds),
                        Optional.ofNullable(scale).map(ScaleRule::parse))
                .withImperfections(new Imperfections(spread, readNoise, stuckCells, programmingError), trials)
                .withSeed(result.seed);
        settings =
                settings.withEpochs(training.epochs().orElse(settings.epochs().full()), tuningEpochs);
        if (training.checkpoint().isPresent()) {
            settings = settings.withCheckpoint(training.checkpoint().get());
        }
        return result.deliver(QuantizedMlp.run(
                settings,
                training.source(),
                TrainingOptions.progress(result.spec.commandLine().getErr())));
    }

    private CellDevice device() {
        if (card != null && device != null) {
            throw new InvalidInput("--card and --device both say what a cell is; give one of them");
        }
        CellDevice chosen = card != null
                ? CellDevice.of(DeviceCard.read(card))
                : device == Device.IDEAL ? CellDevice.IDEAL : CellDevice.KUMAR_2024;
        return tmr == null ? chosen : chosen.withTmr(tmr);
    }
}
