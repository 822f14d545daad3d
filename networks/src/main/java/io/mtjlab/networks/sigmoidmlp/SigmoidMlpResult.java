package io.mtjlab.networks.sigmoidmlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.data.DataSummary;
import io.mtjlab.networks.result.NetworkResult;

/**
 * What a run of {@link SigmoidMlp} found.
 *
 * @param backend which matrix library computed
 * @param curves one for each trained network
 * @param metrics headline numbers, {@code test_accuracy} among them
 * @param explanation what the curves show and why, in plain sentences
 */
public record SigmoidMlpResult(
        SigmoidMlpSettings settings,
        DataSummary data,
        String backend,
        List<Curve> curves,
        Map<String, Double> metrics,
        String explanation) {

    public SigmoidMlpResult {
        curves = List.copyOf(curves);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** {@code network.json}: settings, seed, data and their hashes, backend, curves, metrics. */
    public String toJson() {
        return asNetworkResult().toJson();
    }

    /** In the form that all networks' results have. */
    public NetworkResult asNetworkResult() {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("alpha_per_oersted", settings.device().alphaPerOersted());
        device.put("beta_oersted", settings.device().betaOersted());
        device.put("origin", settings.device().origin());
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("seed", settings.run().seed());
        chosen.put("epochs", settings.effectiveEpochs());
        chosen.put("device", device);
        chosen.put("alpha_spread", settings.hardware().alphaSpread());
        chosen.put("beta_spread", settings.hardware().betaSpread());
        return new NetworkResult(
                "sigmoid-mlp",
                settings.study().key(),
                chosen,
                data.facts(),
                backend,
                curves.stream().map(SigmoidMlpResult::followed).toList(),
                metrics,
                explanation,
                List.of(figure()));
    }

    private static NetworkResult.Curve followed(Curve curve) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("alpha_per_oersted", curve.alphaPerOersted());
        about.put("recipe", curve.recipe().facts());
        about.put("accuracy_on", curve.accuracyOn());
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("loss", curve.loss());
        columns.put("accuracy", curve.accuracy());
        return new NetworkResult.Curve(curve.name(), about, columns);
    }

    /** Accuracy by epoch, one line for each network. */
    public Figure figure() {
        List<Figure.Series> series = new ArrayList<>();
        for (Curve curve : curves) {
            double[] epochs = new double[curve.accuracy().length];
            double[] percent = new double[epochs.length];
            for (int i = 0; i < epochs.length; i++) {
                epochs[i] = i + 1;
                percent[i] = 100 * curve.accuracy()[i];
            }
            series.add(Figure.Series.line(curve.name(), epochs, percent));
        }
        Figure.Axis x = Figure.Axis.linear("epoch");
        Figure.Axis y = Figure.Axis.linear("images recognised (%)");
        return new Figure(
                "784-400-10, " + settings.study().key(),
                data.description() + ". " + explanation,
                List.of(new Figure.Panel(x, y, 1, series)));
    }
}
