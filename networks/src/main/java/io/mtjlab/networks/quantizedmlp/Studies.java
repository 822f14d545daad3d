package io.mtjlab.networks.quantizedmlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.quantizedmlp.QuantizedMlp.Findings;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.Synapses;
import io.mtjlab.networks.training.History;

/** The studies that vary one thing. */
final class Studies {

    static final double[] TMRS = {0.33, 0.5, 0.78, 1.2, 1.8, 2.6};
    private static final String ACCURACY = "test images recognised (%)";
    private static final int MOST_CELLS = 6;

    private Studies() {}

    static Findings quantize(Lab lab, QuantizedSettings settings, Lab.Trained full, Synapses synapse) {
        Lab.Trained tuned = lab.tuned(full.network(), synapse);
        Imperfections imperfections = settings.trials().imperfections();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy", lab.testAccuracy(tuned.network(), synapse, imperfections));
        metrics.put("test_accuracy_after_training", lab.testAccuracy(full.network(), synapse, imperfections));
        metrics.put("test_accuracy_hardware_aware", metrics.get("test_accuracy"));
        if (!imperfections.none()) {
            metrics.put("test_accuracy_perfect_devices", lab.testAccuracy(tuned.network(), synapse));
        }
        return new Findings(
                List.of(
                        onTheWay("full precision", full.history(), 0),
                        onTheWay(
                                "hardware in the loop",
                                tuned.history(),
                                settings.epochs().full())),
                metrics,
                "after_training: weights of full precision put into the junctions. hardware_aware: trained on with the"
                        + " junctions' weights on the way there and straight-through gradients. The curves count training"
                        + " images on the way; the scale was chosen without the test images.");
    }

    private static NetworkResult.Curve onTheWay(String name, History history, int before) {
        double[] epochs = new double[history.epochs()];
        Arrays.setAll(epochs, i -> before + i + 1);
        return new NetworkResult.Curve(
                name,
                "epoch",
                epochs,
                "training images recognised (%)",
                Arrays.stream(history.accuracy()).map(a -> 100 * a).toArray());
    }

    static Findings cells(Lab lab, QuantizedSettings settings, Lab.Trained full) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        double[] cells = new double[MOST_CELLS];
        double[] after = new double[MOST_CELLS];
        double[] aware = new double[MOST_CELLS];
        for (int n = 1; n <= MOST_CELLS; n++) {
            Synapses synapse = lab.scaled(
                    full.network(),
                    lab.synapse(n, settings.device().tmr(), settings.storage().mapping()));
            Network tuned = lab.tuned(full.network(), synapse).network();
            cells[n - 1] = n;
            after[n - 1] = 100
                    * lab.testAccuracy(
                            full.network(), synapse, settings.trials().imperfections());
            aware[n - 1] =
                    100 * lab.testAccuracy(tuned, synapse, settings.trials().imperfections());
            metrics.put("test_accuracy_after_training_" + n, after[n - 1] / 100);
            metrics.put("test_accuracy_hardware_aware_" + n, aware[n - 1] / 100);
        }
        metrics.put(
                "test_accuracy",
                aware[
                                settings.storage().cells() > MOST_CELLS
                                        ? MOST_CELLS - 1
                                        : settings.storage().cells() - 1]
                        / 100);
        return new Findings(
                List.of(
                        new NetworkResult.Curve("quantized after training", "cells", cells, ACCURACY, after),
                        new NetworkResult.Curve("hardware in the loop", "cells", cells, ACCURACY, aware)),
                metrics,
                "Every number of cells has the scale that recognises most of a validation split after training.");
    }

    static Findings mappings(Lab lab, QuantizedSettings settings, Lab.Trained full) {
        double[] cells = {1, 2, 3, 4, 5, 6};
        List<NetworkResult.Curve> curves = new ArrayList<>();
        for (Mapping mapping : Mapping.values()) {
            curves.add(curve(mapping.key(), "cells", cells, n -> {
                Synapses synapse = lab.scaled(
                        full.network(), lab.synapse((int) n, settings.device().tmr(), mapping));
                return lab.testAccuracy(
                        full.network(), synapse, settings.trials().imperfections());
            }));
        }
        return new Findings(
                curves,
                byCurve(curves),
                "Quantized after training, each with the scale that recognises most of a validation split. The offset"
                        + " mapping has no level at zero for odd numbers of cells.");
    }

    static Findings tmr(Lab lab, Lab.Trained full) {
        List<NetworkResult.Curve> curves = new ArrayList<>();
        for (Mapping mapping : List.of(Mapping.PAIR, Mapping.SIGNED, Mapping.SIGNED_WITH_ZERO)) {
            for (int n : new int[] {1, 3}) {
                curves.add(curve(mapping.key() + ", " + n + " cell(s)", "TMR", TMRS, tmr -> {
                    Synapses synapse = lab.scaled(full.network(), lab.synapse(n, tmr, mapping));
                    return lab.testAccuracy(full.network(), synapse);
                }));
            }
        }
        return new Findings(
                curves,
                byCurve(curves),
                "A pair (and an offset) is scaled by G_P - G_AP, so that the TMR drops out as long as devices are perfect;"
                        + " a sign times G has levels that it moves.");
    }

    static Findings variation(Lab lab, QuantizedSettings settings, Lab.Trained full) {
        List<NetworkResult.Curve> curves = new ArrayList<>();
        double[] strengths = {0, 0.02, 0.05, 0.1, 0.2};
        for (int n : new int[] {1, 3}) {
            Synapses synapse = lab.scaled(
                    full.network(),
                    lab.synapse(n, settings.device().tmr(), settings.storage().mapping()));
            Network tuned = lab.tuned(full.network(), synapse).network();
            Map<String, DoubleFunction<Imperfections>> kinds = new LinkedHashMap<>();
            kinds.put("conductance spread", Imperfections.NONE::withSpread);
            kinds.put("read noise", Imperfections.NONE::withReadNoise);
            kinds.put("stuck cells", Imperfections.NONE::withStuckCells);
            kinds.put("programming error", Imperfections.NONE::withProgrammingError);
            kinds.forEach((name, kind) -> curves.add(curve(
                    name + ", " + n + " cell(s)",
                    "relative deviation, or fraction of the cells",
                    strengths,
                    strength -> lab.testAccuracy(tuned, synapse, kind.apply(strength)))));
        }
        return new Findings(
                curves,
                byCurve(curves),
                String.format(
                        Locale.ROOT,
                        "Networks trained with perfect devices in the loop, tested on %d sets of devices each; nothing was"
                                + " trained for the imperfections.",
                        settings.trials().count()));
    }

    private interface Measured {
        double accuracy(double x);
    }

    private static NetworkResult.Curve curve(String name, String xLabel, double[] x, Measured measured) {
        return new NetworkResult.Curve(
                name,
                xLabel,
                x,
                ACCURACY,
                Arrays.stream(x).map(v -> 100 * measured.accuracy(v)).toArray());
    }

    /** {@code test_accuracy} is the best of all; each curve's points go by its name and place. */
    private static Map<String, Double> byCurve(List<NetworkResult.Curve> curves) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        double best = 0;
        for (NetworkResult.Curve curve : curves) {
            List<double[]> columns = List.copyOf(curve.columns().values());
            double[] x = columns.get(0);
            double[] y = columns.get(1);
            String key = curve.name()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\(s\\)", "")
                    .replaceAll("[^a-z0-9]+", "_");
            for (int i = 0; i < x.length; i++) {
                metrics.put(String.format(Locale.ROOT, "test_accuracy_%s_at_%s", key, x[i]), y[i] / 100);
                best = Math.max(best, y[i] / 100);
            }
        }
        metrics.put("test_accuracy", best);
        return metrics;
    }
}
