package io.mtjlab.networks.dwsnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DataSummary;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.result.PairedTest;
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.Surrogate;
import io.mtjlab.networks.spiking.SurrogateGradient;
import io.mtjlab.networks.spiking.WallNeuron;
import io.mtjlab.networks.training.TrainingProgress;

/**
 * The 784-128-10 spiking network of Cui et al. (2023), whose neurons are domain walls on tracks.
 *
 * <pre>{@code
 * NetworkResult result = DwSnn.run(DwSnnSettings.defaults(), new DrawnDigits(), TrainingProgress.SILENT);
 * }</pre>
 */
public final class DwSnn {

    private static final Neuron WALL =
            new Neuron("DW 12 pulses, sigma 0", WallDevice.CUI_2023.with(WallNeuron.of(12, 0)));
    private static final Neuron LEAKY = new Neuron("LIF", WallDevice.LEAKY);
    private static final Neuron NOISY = new Neuron("DW 12 pulses, sigma 0.3", WallDevice.CUI_2023);

    private DwSnn() {}

    /**
     * Trains the networks of {@code settings.study()}, and tests each once, after its training.
     *
     * @throws io.mtjlab.base.error.InvalidInput if the data are missing or wrong, or a checkpoint belongs to other
     *     settings
     * @throws io.mtjlab.networks.training.NonFiniteLoss if training runs away
     */
    public static NetworkResult run(DwSnnSettings settings, DataSource source, TrainingProgress progress) {
        ImageData data = source.load().ofMnistSize();
        try (Compute compute = Compute.withThreads(settings.run().threads())) {
            Runs runs = new Runs(settings, data, compute, progress);
            List<Runs.Kind> kinds = new ArrayList<>();
            for (Plan plan : plans(settings)) {
                kinds.add(runs.train(plan.name, plan.device, plan.task));
            }
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("test_accuracy", kinds.get(0).meanAccuracy());
            metrics.put("test_accuracy_sd", PairedTest.deviation(kinds.get(0).accuracy()));
            if (kinds.size() > 1) {
                kinds.forEach(kind -> {
                    metrics.put("test_accuracy_" + kind.key(), kind.meanAccuracy());
                    metrics.put("test_accuracy_sd_" + kind.key(), PairedTest.deviation(kind.accuracy()));
                });
            }
            String verdict = settings.study() == DwSnnStudy.CLAIMS
                    ? Claims.tested(kinds.get(1), kinds.get(0), kinds.get(2), metrics)
                    : "The test images were looked at once, after training; the curves count training images on the way.";
            costs(kinds.get(0), settings, metrics);
            return new NetworkResult(
                    "dw-snn",
                    settings.study().key(),
                    facts(settings),
                    DataSummary.of(data).facts(),
                    compute.blas().name(),
                    kinds.stream().map(Runs.Kind::curve).toList(),
                    metrics,
                    verdict,
                    List.of(figure(settings, kinds)));
        }
    }

    /** A kind of network to be trained. */
    private record Plan(String name, WallDevice device, SpikingTrainer.Task task) {}

    private record Neuron(String name, WallDevice device) {
        Plan shown(SpikingTrainer.Task task) {
            return new Plan(name, device, task);
        }
    }

    private static List<Plan> plans(DwSnnSettings settings) {
        WallDevice device = settings.device();
        SpikingTrainer.Task task = settings.task();
        return switch (settings.study()) {
            case TRAIN -> List.of(new Plan(device.neuron().origin(), device, task));
            case CLAIMS ->
                Stream.of(WALL, LEAKY, NOISY).map(kind -> kind.shown(task)).toList();
            case NEURONS ->
                List.of(
                        WALL.shown(task),
                        LEAKY.shown(task),
                        NOISY.shown(task),
                        new Plan("DW 35 pulses, sigma 0", WallDevice.CUI_2023.with(WallNeuron.of(35, 0)), task),
                        new Plan("DW 35 pulses, sigma 0.3", WallDevice.CUI_2023_NUMBER, task));
            case ENCODINGS ->
                Arrays.stream(Encoding.values())
                        .map(e -> new Plan(e.key(), device, new SpikingTrainer.Task(e, task.steps(), task.surrogate())))
                        .toList();
            case SURROGATES ->
                Arrays.stream(Surrogate.values())
                        .map(s -> new Plan(
                                s.key(),
                                device,
                                new SpikingTrainer.Task(
                                        task.encoding(),
                                        task.steps(),
                                        new SurrogateGradient(
                                                s, task.surrogate().steepness()))))
                        .toList();
        };
    }

    /**
     * Every neuron's track gets a pulse and its junction is read in every step, all neurons at once; a training step
     * shows a batch, image by image. The synapses are not devices here.
     */
    private static void costs(Runs.Kind kind, DwSnnSettings settings, Map<String, Double> metrics) {
        for (int layer = 0; layer < kind.spikesPerImage().length; layer++) {
            metrics.put("spikes_per_image_layer_" + (layer + 1), kind.spikesPerImage()[layer]);
        }
        WallDevice device = kind.device();
        if (device.areaSquareMetres() == 0) {
            return;
        }
        int neurons = settings.hidden() + LabelledImages.CLASSES;
        Cost inference = device.pulse()
                .then(device.read())
                .abreast(neurons)
                .inTurn(settings.task().steps());
        inference.into(metrics, "inference");
        inference.inTurn(Runs.BATCH).into(metrics, "training_step");
        metrics.put("device_area_square_metres", neurons * device.areaSquareMetres());
    }

    private static Map<String, Object> facts(DwSnnSettings settings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("seed", settings.run().seed());
        facts.put("seeds", settings.seeds());
        facts.put("neuron", settings.device().neuron().origin());
        if (settings.device().neuron() instanceof WallNeuron wall) {
            facts.put("pulses", wall.pulses());
            facts.put("sigma", wall.sigma());
            facts.put("spread", wall.spread());
        }
        facts.put("hidden", settings.hidden());
        facts.put("steps", settings.task().steps());
        facts.put("encoding", settings.task().encoding().key());
        facts.put("surrogate", settings.task().surrogate().shape().key());
        facts.put("surrogate_steepness", settings.task().surrogate().steepness());
        facts.put("epochs", settings.epochs());
        facts.put("recipe", Runs.recipe(settings.epochs()).facts());
        return facts;
    }

    private static Figure figure(DwSnnSettings settings, List<Runs.Kind> kinds) {
        List<Figure.Series> series = new ArrayList<>();
        for (Runs.Kind kind : kinds) {
            double[] epochs = new double[settings.epochs()];
            double[] percent = new double[epochs.length];
            Arrays.setAll(epochs, i -> i + 1);
            Arrays.setAll(percent, i -> 100 * kind.meanOnTheWay()[i]);
            series.add(Figure.Series.line(
                    String.format(Locale.ROOT, "%s: %.2f %% of the test", kind.name(), 100 * kind.meanAccuracy()),
                    epochs,
                    percent));
        }
        return new Figure(
                "dw-snn, " + settings.study().key(),
                "Training images recognised on the way, mean of " + settings.seeds() + " seed(s).",
                List.of(new Figure.Panel(
                        Figure.Axis.linear("epoch"), Figure.Axis.linear("training images recognised (%)"), 1, series)));
    }
}
