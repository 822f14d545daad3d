package io.mtjlab.networks.innaternn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Crew;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.JunctionStep;
import io.mtjlab.networks.recurrent.Junctions;
import io.mtjlab.networks.recurrent.RecursiveLeastSquares;
import io.mtjlab.networks.result.NetworkResult;

/**
 * The writing network of Zheng et al. (2020), Fig. 3, by innate training (Laje and Buonomano 2013): the connections learn
 * to repeat, from any initial state, the answer that the untrained network once gave to a pulse; then a read-out of that
 * answer learns to write. It writes from the pulse alone, or, as in the paper's second step, with x and y fed in.
 *
 * <pre>{@code
 * NetworkResult result = InnateRnn.run(InnateSettings.PAPER, Device.SURROGATE, 1, 2, progress -> {});
 * }</pre>
 */
public final class InnateRnn {

    /** Noise of the states in the second judgement. */
    private static final double STATE_NOISE = 0.01;

    private static final double READ_OUT_ALPHA = 0.1;

    private final InnateSettings settings;
    private final PlasticReservoir reservoir;
    private final RandomStreams streams;
    private final double[][] path;
    private final double[][] weights;
    private final double[] inputs = new double[3];

    private InnateRnn(InnateSettings settings, Device device, RandomStreams streams) {
        this.settings = settings;
        this.streams = streams;
        this.reservoir = new PlasticReservoir(
                settings, Junctions.of(device, settings.size(), streams), streams.stream("wiring"));
        this.path = Character.path(settings.writingSteps());
        this.weights = new double[2][settings.size()];
    }

    /**
     * @param threads that share the work; the numbers do not depend on it
     * @param progress told in words
     * @return {@code metrics}: {@code rmse} of x and y over the trials, from initial states not seen before;
     *     {@code rmse_noise_0p01} with noise of 0.01 on the states; {@code trajectory_deviation} after innate training
     */
    public static NetworkResult run(
            InnateSettings settings, Device device, long seed, int threads, Consumer<String> progress) {
        RandomStreams streams = RandomStreams.of(seed).child("innate-rnn");
        InnateRnn network = new InnateRnn(settings, device, streams);
        Map<String, Double> metrics = new LinkedHashMap<>();
        try (Crew crew = new Crew(threads)) {
            double deviation = network.trainInnately(crew, progress);
            network.learnToWrite();
            progress.accept("innate-rnn: read-out learnt");
            metrics.put("rmse", network.judge("clean", 0, new ArrayList<>()));
            List<double[]> written = new ArrayList<>();
            metrics.put("rmse_noise_0p01", network.judge("noisy", STATE_NOISE, written));
            metrics.put("trajectory_deviation", deviation);
            device.costs(settings.size(), settings.pulseSteps() + settings.writingSteps(), metrics);
            return network.result(device, seed, metrics, written);
        }
    }

    /** Begins a writing: another state, and the pulse. Then the writing's steps follow. */
    private void begin(UniformRandomProvider states, double noise, ZigguratSampler.NormalizedGaussian normal) {
        reservoir.place(states);
        inputs[0] = settings.pulseAmplitude();
        inputs[1] = 0;
        inputs[2] = 0;
        for (int t = 0; t < settings.pulseSteps(); t++) {
            reservoir.step(inputs, noise, normal);
        }
        inputs[0] = 0;
    }

    private void write(int t, double noise, ZigguratSampler.NormalizedGaussian normal) {
        if (settings.inputs()) {
            inputs[1] = path[0][t];
            inputs[2] = path[1][t];
        }
        reservoir.step(inputs, noise, normal);
    }

    private double trainInnately(Crew crew, Consumer<String> progress) {
        UniformRandomProvider states = streams.stream("training states");
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("training noise"));
        float[][] target = new float[settings.writingSteps()][];
        begin(states, 0, normal);
        for (int t = 0; t < target.length; t++) {
            write(t, 0, normal);
            target[t] = reservoir.answers().clone();
        }
        PlasticReservoir.Scratch scratch = new PlasticReservoir.Scratch(settings.size());
        double deviation = 0;
        for (int loop = 0; loop < settings.loops(); loop++) {
            begin(states, settings.trainingNoise(), normal);
            double squares = 0;
            for (int t = 0; t < target.length; t++) {
                write(t, settings.trainingNoise(), normal);
                squares += meanSquare(reservoir.answers(), target[t]);
                // Which steps are left out changes from loop to loop, so that none is left out for good.
                if ((t + loop) % settings.learnEvery() == 0) {
                    reservoir.learn(target[t], crew, scratch);
                }
            }
            deviation = Math.sqrt(squares / target.length);
            progress.accept(String.format(
                    Locale.ROOT,
                    "innate-rnn: loop %d of %d, trajectories differ by %.4f",
                    loop + 1,
                    settings.loops(),
                    deviation));
        }
        return deviation;
    }

    private static double meanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum / a.length;
    }

    private void learnToWrite() {
        UniformRandomProvider states = streams.stream("read-out states");
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("read-out noise"));
        RecursiveLeastSquares squares = new RecursiveLeastSquares(settings.size(), 1);
        squares.reset(READ_OUT_ALPHA);
        double[] regressor = new double[settings.size()];
        for (int period = 0; period < settings.readOutPeriods(); period++) {
            begin(states, settings.trainingNoise(), normal);
            for (int t = 0; t < settings.writingSteps(); t++) {
                write(t, settings.trainingNoise(), normal);
                float[] answers = reservoir.answers();
                for (int i = 0; i < regressor.length; i++) {
                    regressor[i] = answers[i];
                }
                squares.see(regressor);
                for (int axis = 0; axis < 2; axis++) {
                    squares.correct(weights[axis], output(axis) - path[axis][t]);
                }
            }
        }
    }

    private double output(int axis) {
        float[] answers = reservoir.answers();
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += weights[axis][i] * answers[i];
        }
        return sum;
    }

    /** RMSE over x and y of all trials; {@code written} gets the rows t, x, y of the first. */
    private double judge(String name, double noise, List<double[]> written) {
        UniformRandomProvider states = streams.stream("trial states", name);
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("trial noise", name));
        double squares = 0;
        for (int trial = 0; trial < settings.trials(); trial++) {
            begin(states, noise, normal);
            for (int t = 0; t < settings.writingSteps(); t++) {
                write(t, noise, normal);
                double x = output(0);
                double y = output(1);
                squares += square(x - path[0][t]) + square(y - path[1][t]);
                if (trial == 0) {
                    written.add(new double[] {(t + 1) * JunctionStep.SECONDS * 1e9, x, y});
                }
            }
        }
        return Math.sqrt(squares / (2.0 * settings.trials() * settings.writingSteps()));
    }

    private static double square(double x) {
        return x * x;
    }

    private NetworkResult result(Device device, long seed, Map<String, Double> metrics, List<double[]> written) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("device", device.origin());
        all.put("junctions", settings.size());
        all.put("density", settings.density());
        all.put("gain", settings.gain());
        all.put("leak", settings.leak());
        all.put("input_strength", settings.inputStrength());
        all.put("pulse_steps", settings.pulseSteps());
        all.put("pulse_amplitude", settings.pulseAmplitude());
        all.put("writing_steps", settings.writingSteps());
        all.put("loops", settings.loops());
        all.put("learn_every", settings.learnEvery());
        all.put("alpha", settings.alpha());
        all.put("read_out_periods", settings.readOutPeriods());
        all.put("training_noise", settings.trainingNoise());
        all.put("trials", settings.trials());
        all.put("inputs_fed_in", settings.inputs());
        double[] t = written.stream().mapToDouble(row -> row[0]).toArray();
        double[] x = written.stream().mapToDouble(row -> row[1]).toArray();
        double[] y = written.stream().mapToDouble(row -> row[2]).toArray();
        Figure figure = new Figure(
                "A character, written by junctions",
                "Noise of 0.01 on the states, from an initial state not seen before.",
                List.of(new Figure.Panel(
                        Figure.Axis.linear("x"),
                        Figure.Axis.linear("y"),
                        1,
                        List.of(
                                Figure.Series.line("target", path[0], path[1]),
                                Figure.Series.points("network", x, y)))));
        return new NetworkResult(
                "innate-rnn",
                settings.inputs() ? "fed-in" : "autonomous",
                all,
                Map.of(),
                "java",
                List.of(
                        new NetworkResult.Curve("x", "t (ns)", t, "x", x),
                        new NetworkResult.Curve("y", "t (ns)", t, "y", y),
                        new NetworkResult.Curve("target x", "t (ns)", t, "x", path[0]),
                        new NetworkResult.Curve("target y", "t (ns)", t, "y", path[1])),
                metrics,
                settings.inputs()
                        ? "x and y drive the junctions while they write, as in the paper's second step: near to copying."
                        : "The network writes from a pulse alone, from initial states that it has not seen.",
                List.of(figure));
    }
}
