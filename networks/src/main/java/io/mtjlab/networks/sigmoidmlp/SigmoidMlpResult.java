package io.mtjlab.networks.sigmoidmlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.data.ImageData;

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

    /** Which images the result was reached on. */
    public record DataSummary(
            String source, String description, Map<String, String> sha256, int trainCount, int testCount) {

        static DataSummary of(ImageData data) {
            return new DataSummary(
                    data.source(),
                    data.description(),
                    data.sha256(),
                    data.train().count(),
                    data.test().count());
        }
    }

    /** {@code network.json}: settings, seed, data and their hashes, backend, curves, metrics. */
    public String toJson() {
        return ResultJson.write(this);
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
