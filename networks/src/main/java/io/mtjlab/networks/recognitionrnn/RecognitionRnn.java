package io.mtjlab.networks.recognitionrnn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.JunctionStep;
import io.mtjlab.networks.recurrent.Junctions;
import io.mtjlab.networks.recurrent.RecursiveLeastSquares;
import io.mtjlab.networks.recurrent.Reservoir;
import io.mtjlab.networks.result.NetworkResult;

/**
 * The recognising network of Zheng et al. (2020), Fig. 4: a wave drives the junctions, their weighted sum is to be +1 for a
 * sine and -1 for a square wave, and the sign of its mean over a window is the answer. All junctions are reset when a
 * window begins, as in the paper.
 *
 * <pre>{@code
 * NetworkResult result = RecognitionRnn.run(RecognitionSettings.PAPER, Device.SURROGATE, 1);
 * }</pre>
 */
public final class RecognitionRnn {

    private static final int SHOWN_WINDOWS = 10;

    private RecognitionRnn() {}

    /** @return {@code metrics}: {@code correct_fraction}; {@code margin}, the least mean output in the right direction */
    public static NetworkResult run(RecognitionSettings settings, Device device, long seed) {
        RandomStreams streams = RandomStreams.of(seed).child("recognition-rnn");
        Reservoir reservoir = Reservoir.wired(
                settings.wiring(), Junctions.of(device, settings.size(), streams), streams.stream("wiring"));
        Waves waves = new Waves(settings.noise(), settings.randomPhase(), streams.stream("waves"));
        double[] weights = new double[settings.size()];
        learn(settings, reservoir, waves, weights);

        int correct = 0;
        double margin = Double.POSITIVE_INFINITY;
        List<double[]> shown = new ArrayList<>();
        double[] input = new double[1];
        for (int window = 0; window < settings.testWindows(); window++) {
            waves.next();
            reservoir.place(i -> 0);
            double sum = 0;
            for (int step = 0; step < Waves.WINDOW_STEPS; step++) {
                input[0] = waves.at(step);
                reservoir.step(input);
                double output = output(weights, reservoir.answers());
                sum += output;
                if (window < SHOWN_WINDOWS) {
                    double t = (window * Waves.WINDOW_STEPS + step + 1) * JunctionStep.SECONDS * 1e9;
                    shown.add(new double[] {t, input[0], output, waves.target()});
                }
            }
            double right = sum / Waves.WINDOW_STEPS * waves.target();
            margin = Math.min(margin, right);
            if (right > 0) {
                correct++;
            }
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("correct_fraction", (double) correct / settings.testWindows());
        metrics.put("margin", margin);
        device.costs(settings.size(), Waves.WINDOW_STEPS, metrics);
        return result(settings, device, seed, metrics, shown);
    }

    private static void learn(RecognitionSettings settings, Reservoir reservoir, Waves waves, double[] weights) {
        RecursiveLeastSquares squares = new RecursiveLeastSquares(settings.size(), 1);
        squares.reset(settings.alpha());
        double[] input = new double[1];
        for (int window = 0; window < settings.learningWindows(); window++) {
            waves.next();
            reservoir.place(i -> 0);
            for (int step = 0; step < Waves.WINDOW_STEPS; step++) {
                input[0] = waves.at(step);
                reservoir.step(input);
                squares.see(reservoir.answers());
                squares.correct(weights, output(weights, reservoir.answers()) - waves.target());
            }
        }
    }

    private static double output(double[] weights, double[] answers) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * answers[i];
        }
        return sum;
    }

    private static NetworkResult result(
            RecognitionSettings settings, Device device, long seed, Map<String, Double> metrics, List<double[]> shown) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("device", device.origin());
        all.put("junctions", settings.size());
        all.put("density", settings.density());
        all.put("gain", settings.gain());
        all.put("input_strength", settings.inputStrength());
        all.put("bias_range", settings.biasRange());
        all.put("leak", settings.leak());
        all.put("alpha", settings.alpha());
        all.put("noise", settings.noise());
        all.put("random_phase", settings.randomPhase());
        all.put("learning_windows", settings.learningWindows());
        all.put("test_windows", settings.testWindows());
        NetworkResult.Curve input = curve("input", shown, 1);
        NetworkResult.Curve output = curve("output", shown, 2);
        NetworkResult.Curve target = curve("target", shown, 3);
        Figure.Axis time = Figure.Axis.linear("t (ns)");
        Figure figure = new Figure(
                "Sine or square wave",
                "The first windows of recognition; the sign of the mean output over a window is the answer.",
                List.of(
                        new Figure.Panel(time, Figure.Axis.linear("input"), 0.5, List.of(input.line())),
                        new Figure.Panel(
                                time, Figure.Axis.linear("output"), 0.5, List.of(target.line(), output.line()))));
        return new NetworkResult(
                "recognition-rnn",
                settings.randomPhase() ? "random-phase" : "fixed-phase",
                all,
                Map.of(),
                "java",
                List.of(input, output, target),
                metrics,
                settings.testWindows() + " windows of 60 ns that the network had not seen, after "
                        + settings.learningWindows() + " to learn from.",
                List.of(figure));
    }

    private static NetworkResult.Curve curve(String name, List<double[]> rows, int column) {
        return new NetworkResult.Curve(
                name,
                "t (ns)",
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                name,
                rows.stream().mapToDouble(row -> row[column]).toArray());
    }
}
