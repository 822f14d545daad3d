package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.IdxFiles;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlp;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpResult;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpSettings;
import io.mtjlab.networks.sigmoidmlp.Study;
import io.mtjlab.networks.training.TrainingProgress;

/** Trains the sigmoid network as the command line asks. */
record NetworkRun(
        PrintWriter out,
        PrintWriter err,
        Optional<Path> data,
        Optional<Path> card,
        Optional<String> rfDbm,
        String study,
        OptionalInt epochs,
        long seed) {

    int run(boolean json, Optional<Path> plot) {
        SigmoidMlpSettings settings =
                SigmoidMlpSettings.defaults().withSeed(seed).withStudy(Study.valueOf(study));
        if (epochs.isPresent()) {
            settings = settings.withEpochs(epochs.getAsInt());
        }
        if (card.isPresent()) {
            settings = settings.withDevice(CardNeuron.of(DeviceCard.read(card.get()), rfDbm));
        } else if (rfDbm.isPresent()) {
            throw new InvalidInput("--rf-dbm chooses a sigmoid of a device card; give the card with --card");
        }
        SigmoidMlpResult result = SigmoidMlp.run(settings, source(data), progress(err));
        plot.ifPresent(file -> Output.write(file, SvgFigure.standalone(result.figure())));
        if (json) {
            out.println(result.toJson().strip());
        } else {
            print(out, result);
        }
        return ExitStatus.DONE;
    }

    static DataSource source(Optional<Path> data) {
        return data.<DataSource>map(IdxFiles::new).orElseGet(DrawnDigits::new);
    }

    static TrainingProgress progress(PrintWriter err) {
        return epoch -> err.println(String.format(
                Locale.ROOT,
                "%s: epoch %d of %d, %.1f %% recognised",
                epoch.curve(),
                epoch.epoch(),
                epoch.epochs(),
                100 * epoch.accuracy()));
    }

    private static void print(PrintWriter out, SigmoidMlpResult result) {
        out.println(result.data().description() + ": " + result.data().trainCount() + " images to train with, "
                + result.data().testCount() + " to test with");
        result.curves()
                .forEach(curve -> out.println(String.format(
                        Locale.ROOT,
                        "%-28s %.2f %% of the %s images after %d epochs",
                        curve.name(),
                        100 * curve.accuracy()[curve.accuracy().length - 1],
                        curve.accuracyOn(),
                        curve.accuracy().length)));
        result.metrics().forEach((name, value) -> out.println(String.format(Locale.ROOT, "%s = %.6g", name, value)));
        out.println(result.explanation());
    }
}
