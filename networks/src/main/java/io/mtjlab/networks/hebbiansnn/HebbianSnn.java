package io.mtjlab.networks.hebbiansnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.matrix.Crew;
import io.mtjlab.networks.result.NetworkResult;

/**
 * The 9-3 network of Rodrigues et al. (2023), whose neurons are heated macrospins, integrated.
 *
 * <pre>{@code
 * NetworkResult result = HebbianSnn.run(HebbianSettings.defaults(), line -> {});
 * }</pre>
 */
public final class HebbianSnn {

    private HebbianSnn() {}

    /** Trains and tests {@code settings.networks()} networks on each of the pattern sets. */
    public static NetworkResult run(HebbianSettings settings, Consumer<String> progress) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<NetworkResult.Curve> curves = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        double learned = 0;
        for (PatternSet patterns : settings.patterns()) {
            HebbianNetwork.Record[] records = train(settings, patterns);
            double[] margins = Arrays.stream(records)
                    .mapToDouble(r -> margin(r.testCounts()))
                    .sorted()
                    .toArray();
            double fraction = (double) Arrays.stream(margins).filter(m -> m > 0).count() / records.length;
            learned += fraction / settings.patterns().size();
            metrics.put("learned_fraction_" + patterns.key(), fraction);
            metrics.put("median_margin_" + patterns.key(), margins[margins.length / 2]);
            progress.accept(String.format(
                    Locale.ROOT, "%s: %.0f %% of %d networks learnt", patterns.key(), 100 * fraction, records.length));
            if (figures.isEmpty()) {
                figures.add(figure(settings, patterns, records[0]));
                curves.addAll(weightCurves(records[0]));
            }
            curves.add(new NetworkResult.Curve(
                    patterns.key(), "network", numbers(margins.length), "margin of the winners", margins));
        }
        metrics.put("learned_fraction", learned);
        cost(settings, metrics);
        return new NetworkResult(
                "hebbian-snn",
                settings.networks() == 1 ? "train" : "seeds",
                facts(settings),
                Map.of(),
                "java",
                curves,
                metrics,
                "A network has learnt when its three images have three different winners in the test, with weights frozen."
                        + " The margin is the least difference between a winner's spikes and the next output's, over the"
                        + " winner's; negative where an image has no winner of its own.",
                figures);
    }

    private static HebbianNetwork.Record[] train(HebbianSettings settings, PatternSet patterns) {
        HebbianNetwork.Record[] records = new HebbianNetwork.Record[settings.networks()];
        try (Crew crew = new Crew(settings.run().threads());
                Crew alone = new Crew(1)) {
            if (records.length == 1) {
                records[0] = one(settings, patterns, settings.run().seed(), crew);
            } else {
                crew.run(
                        records.length,
                        i -> records[i] = one(settings, patterns, settings.run().seed() + i, alone));
            }
        }
        return records;
    }

    private static HebbianNetwork.Record one(HebbianSettings settings, PatternSet patterns, long seed, Crew crew) {
        RandomStreams streams = RandomStreams.of(seed).child("hebbian-snn", patterns.key());
        return new HebbianNetwork(settings, patterns, streams).run(streams, crew);
    }

    /** Least lead of a winner over the next, relative to it; -1 where two images have the same winner or one has none. */
    static double margin(int[][] counts) {
        double least = 1;
        boolean[] won = new boolean[counts.length];
        for (int[] image : counts) {
            int first = Teacher.busiest(image, -1);
            int second = Teacher.busiest(image, first);
            if (won[first] || image[first] == image[second]) {
                return -1;
            }
            won[first] = true;
            least = Math.min(least, (double) (image[first] - image[second]) / image[first]);
        }
        return least;
    }

    /** An image is shown for the test's time to all twelve neurons, half of them near the firing current. */
    private static void cost(HebbianSettings settings, Map<String, Double> metrics) {
        SpinDevice device = settings.device();
        int neurons = PatternSet.PIXELS + PatternSet.IMAGES;
        double amperes = 0.5 * (HebbianNetwork.FIRING + HebbianNetwork.REST) * device.areaSquareMetres();
        Cost shown = Cost.ofAmperes(amperes, device.ohms(), settings.schedule().testSeconds())
                .abreast(neurons);
        shown.into(metrics, "inference");
        Cost.ofAmperes(
                        amperes,
                        device.ohms(),
                        2 * settings.schedule().freeSeconds()
                                + settings.schedule().gapSeconds())
                .abreast(neurons)
                .into(metrics, "training_step");
        metrics.put("device_area_square_metres", neurons * device.areaSquareMetres());
    }

    private static double[] numbers(int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> i + 1);
        return numbers;
    }

    private static List<NetworkResult.Curve> weightCurves(HebbianNetwork.Record record) {
        List<NetworkResult.Curve> curves = new ArrayList<>();
        double[] t = record.weights().stream().mapToDouble(row -> row[0] * 1e9).toArray();
        for (int m = 0; m < PatternSet.IMAGES; m++) {
            for (int n = 0; n < PatternSet.PIXELS; n++) {
                int column = 1 + m * PatternSet.PIXELS + n;
                curves.add(new NetworkResult.Curve(
                        "W " + (m + 1) + "," + (n + 1),
                        "t (ns)",
                        t,
                        "weight",
                        record.weights().stream()
                                .mapToDouble(row -> row[column])
                                .toArray()));
            }
        }
        return curves;
    }

    private static Figure figure(HebbianSettings settings, PatternSet patterns, HebbianNetwork.Record record) {
        List<Figure.Series> raster = List.of(
                spikes("inputs", record, 0, PatternSet.PIXELS),
                spikes("outputs", record, PatternSet.PIXELS, PatternSet.PIXELS + PatternSet.IMAGES));
        List<Figure.Series> weights = new ArrayList<>();
        List<NetworkResult.Curve> all = weightCurves(record);
        double[] t = List.copyOf(all.get(0).columns().values()).get(0);
        for (int m = 0; m < PatternSet.IMAGES; m++) {
            for (boolean ink : new boolean[] {true, false}) {
                weights.add(Figure.Series.line(
                        "output " + (m + 1) + (ink ? ", strongest three" : ", weakest three"),
                        t,
                        extremes(record, m, ink)));
            }
        }
        return new Figure(
                "hebbian-snn, " + patterns.key() + ", " + settings.teacher().key(),
                "Neurons 1 to 9 see a pixel each, 10 to 12 learn; the last three images are the test.",
                List.of(
                        new Figure.Panel(Figure.Axis.linear("t (ns)"), Figure.Axis.linear("neuron"), 1, raster),
                        new Figure.Panel(
                                Figure.Axis.linear("t (ns)"), Figure.Axis.linear("mean weight"), 0.8, weights)));
    }

    private static Figure.Series spikes(String name, HebbianNetwork.Record record, int from, int to) {
        List<double[]> chosen =
                record.spikes().stream().filter(s -> s[1] >= from && s[1] < to).toList();
        return Figure.Series.points(
                name,
                chosen.stream().mapToDouble(s -> s[0] * 1e9).toArray(),
                chosen.stream().mapToDouble(s -> s[1] + 1).toArray());
    }

    /** Mean of the three weights of an output that are strongest, or weakest, at the end; over the presentations. */
    private static double[] extremes(HebbianNetwork.Record record, int m, boolean strongest) {
        double[] last = record.weights().get(record.weights().size() - 1);
        Integer[] order = new Integer[PatternSet.PIXELS];
        Arrays.setAll(order, n -> n);
        Arrays.sort(
                order,
                java.util.Comparator.comparingDouble(n -> (strongest ? -1 : 1) * last[1 + m * PatternSet.PIXELS + n]));
        return record.weights().stream()
                .mapToDouble(row -> (row[1 + m * PatternSet.PIXELS + order[0]]
                                + row[1 + m * PatternSet.PIXELS + order[1]]
                                + row[1 + m * PatternSet.PIXELS + order[2]])
                        / 3)
                .toArray();
    }

    private static Map<String, Object> facts(HebbianSettings settings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("seed", settings.run().seed());
        facts.put("networks", settings.networks());
        facts.put("device", settings.device().origin());
        facts.put("spread", settings.device().spread());
        facts.put("patterns", settings.patterns().stream().map(PatternSet::key).toList());
        facts.put("teacher", settings.teacher().key());
        facts.put("rounds", settings.schedule().rounds());
        facts.put("free_seconds", settings.schedule().freeSeconds());
        facts.put("gap_seconds", settings.schedule().gapSeconds());
        facts.put("test_seconds", settings.schedule().testSeconds());
        facts.put("learning_rate", settings.schedule().learningRate());
        facts.put("step_seconds", SpinNeuron.STEP_SECONDS);
        return facts;
    }
}
