package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.IdxFiles;
import io.mtjlab.networks.neuron.SigmoidNeuron;
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
            settings = settings.withDevice(neuron(DeviceCard.read(card.get()), rfDbm));
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

    /** The sigmoid at {@code rfDbm}, else the steepest that the card holds. */
    static SigmoidNeuron neuron(DeviceCard card, Optional<String> rfDbm) {
        Conditions asked = rfDbm.map(level -> Conditions.of(Map.of("rf_dbm", level(level))))
                .orElse(Conditions.NONE);
        CardParameter alpha = card.parameters("sigmoid.alpha").stream()
                .filter(p -> p.conditions().satisfy(asked) && p.outcome().determined())
                .max(Comparator.comparingDouble(p -> value(p)))
                .orElseThrow(() -> new InvalidInput("device card " + card.device() + " has no sigmoid.alpha"
                        + (asked.values().isEmpty() ? "" : " under " + asked.describe())));
        CardParameter beta = card.parameter("sigmoid.beta", alpha.conditions());
        if (!beta.outcome().determined()) {
            throw new InvalidInput("device card " + card.device() + " has alpha but no beta under "
                    + alpha.conditions().describe());
        }
        return SigmoidNeuron.of(
                value(alpha),
                value(beta),
                "card of " + card.device() + ", " + alpha.conditions().describe());
    }

    private static Object level(String text) {
        if (text.equals("off")) {
            return text;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("--rf-dbm " + text + ": a level in dBm or 'off' expected", e);
        }
    }

    private static double value(CardParameter parameter) {
        return parameter.outcome().estimate().map(Estimate::value).orElse(Double.NaN);
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
