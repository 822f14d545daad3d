package io.mtjlab.networks.quantizedmlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DataSummary;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.synapse.Synapses;
import io.mtjlab.networks.training.TrainingProgress;

/**
 * The 784-128-10 perceptron of Kumar et al. (2024), whose weights are compounds of junctions with n + 1 levels.
 *
 * <pre>{@code
 * NetworkResult result = QuantizedMlp.run(QuantizedSettings.defaults(), new DrawnDigits(), TrainingProgress.SILENT);
 * }</pre>
 */
public final class QuantizedMlp {

    private QuantizedMlp() {}

    /**
     * Trains in full precision, puts the weights into the hardware as {@code settings.study()} says, and tests.
     *
     * @throws io.mtjlab.base.error.InvalidInput if the data are missing or wrong, or a checkpoint belongs to other
     *     settings
     * @throws io.mtjlab.networks.training.NonFiniteLoss if training runs away
     */
    public static NetworkResult run(QuantizedSettings settings, DataSource source, TrainingProgress progress) {
        ImageData data = source.load().ofMnistSize();
        try (Compute compute = Compute.withThreads(settings.run().threads())) {
            Lab lab = new Lab(settings, data, compute, progress);
            Lab.Trained full = lab.fullPrecision();
            Synapses chosen = lab.scaled(
                    full.network(),
                    lab.synapse(
                            settings.storage().cells(),
                            settings.device().tmr(),
                            settings.storage().mapping()));
            Map<String, Double> metrics = new LinkedHashMap<>();
            Findings findings = switch (settings.study()) {
                case QUANTIZE -> Studies.quantize(lab, settings, full, chosen);
                case CELLS -> Studies.cells(lab, settings, full);
                case MAPPINGS -> Studies.mappings(lab, settings, full);
                case TMR -> Studies.tmr(lab, full);
                case VARIATION -> Studies.variation(lab, settings, full);
                case PAPER -> PaperReadings.compared(lab, full);
            };
            metrics.putAll(findings.metrics());
            metrics.put("test_accuracy_full_precision", lab.testAccuracy(full.network()));
            costs(full.network(), settings, metrics);
            return new NetworkResult(
                    "quantized-mlp",
                    settings.study().key(),
                    facts(settings, chosen, full),
                    DataSummary.of(data).facts(),
                    compute.blas().name(),
                    findings.curves(),
                    metrics,
                    findings.explanation(),
                    List.of(figure(settings, findings)));
        }
    }

    /** What a study found, before it is put together with settings and data. */
    record Findings(List<NetworkResult.Curve> curves, Map<String, Double> metrics, String explanation) {}

    /**
     * All cells of a layer are read at once, layer after layer. A training step reads once for every image of the batch
     * there and once back, and writes half of the cells of a layer once, column by column in parallel.
     */
    private static void costs(Network network, QuantizedSettings settings, Map<String, Double> metrics) {
        CellDevice device = settings.device();
        if (device.parallelOhms() == 0) {
            return;
        }
        Cost inference = Cost.NONE;
        Cost writing = Cost.NONE;
        double cells = 0;
        for (Layer layer : network.layers()) {
            double weights = (double) layer.inputs() * layer.outputs();
            double count = weights
                    * settings.storage().cells()
                    * settings.storage().mapping().compoundsPerWeight();
            inference = inference.then(device.read().abreast(count));
            writing = writing.then(
                    device.write().abreast(0.5 * count / layer.inputs()).inTurn(layer.inputs()));
            cells += count;
        }
        inference.into(metrics, "inference");
        inference.inTurn(2 * 100.0).then(writing).into(metrics, "training_step");
        metrics.put("cells", cells);
        if (device.areaSquareMetres() > 0) {
            metrics.put("device_area_square_metres", cells * device.areaSquareMetres());
        }
    }

    private static Map<String, Object> facts(QuantizedSettings settings, Synapses chosen, Lab.Trained full) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("seed", settings.run().seed());
        facts.put("device", settings.device().origin());
        facts.put("synapse", chosen.first().facts());
        facts.put("scales_by_layer", chosen.scales());
        facts.put("scale_chosen_by", settings.storage().scale().isPresent() ? "settings" : "validation");
        facts.put("conductance_spread", settings.trials().imperfections().conductanceSpread());
        facts.put("read_noise", settings.trials().imperfections().readNoise());
        facts.put("stuck_cells", settings.trials().imperfections().stuckCells());
        facts.put("programming_error", settings.trials().imperfections().programmingError());
        facts.put("trials", settings.trials().count());
        facts.put("epochs", settings.epochs().full());
        facts.put("recipe", full.recipe().facts());
        facts.put("tuning_epochs", settings.epochs().tuning());
        facts.put(
                "tuning_recipe",
                Lab.recipe(Lab.TUNING_RATE, settings.epochs().tuning()).facts());
        return facts;
    }

    private static Figure figure(QuantizedSettings settings, Findings findings) {
        NetworkResult.Curve first = findings.curves().get(0);
        List<String> labels = List.copyOf(first.columns().keySet());
        return new Figure(
                "quantized-mlp, " + settings.study().key(),
                findings.explanation(),
                List.of(new Figure.Panel(
                        Figure.Axis.linear(labels.get(0)),
                        Figure.Axis.linear(labels.get(1)),
                        1,
                        findings.curves().stream()
                                .map(NetworkResult.Curve::line)
                                .toList())));
    }
}
