package io.mtjlab.networks.forcernn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.JunctionStep;
import io.mtjlab.networks.result.NetworkResult;

/**
 * The recurrent network of Zheng et al. (2020), Fig. 2: 40 junctions learn a sine, make it freely, learn another one and
 * make that.
 *
 * <pre>{@code
 * NetworkResult result = ForceRnn.run(
 *         ForceSettings.PAPER, Device.SURROGATE, ForceStudy.PROTOCOL, 1, 100, progress -> {});
 * }</pre>
 */
public final class ForceRnn {

    private static final int SHOWN_BEFORE = 40;
    private static final int SHOWN_AFTER = 160;

    private ForceRnn() {}

    /**
     * @param networks of a study that counts
     * @param progress told in words
     * @return {@code metrics}: {@code rmse} (of the worse free run; the median over the networks where there are many),
     *     {@code learned_fraction} (RMSE below 0.05 in both free runs)
     */
    public static NetworkResult run(
            ForceSettings settings,
            Device device,
            ForceStudy study,
            long seed,
            int networks,
            Consumer<String> progress) {
        if (networks < 1) {
            throw new InvalidInput(networks + " networks: at least one expected");
        }
        RandomStreams streams = RandomStreams.of(seed).child("force-rnn");
        return study == ForceStudy.PROTOCOL
                ? protocol(settings, device, seed, streams)
                : count(settings, device, study, seed, streams, networks, progress);
    }

    private static NetworkResult protocol(ForceSettings settings, Device device, long seed, RandomStreams streams) {
        Recording recording = new Recording();
        ForceProtocol.Outcome outcome = new ForceProtocol(settings, device).run(streams.child("network", 0), recording);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rmse", outcome.rmse());
        metrics.put("rmse_first", outcome.rmseFirst());
        metrics.put("rmse_second", outcome.rmseSecond());
        metrics.put("learned_fraction", outcome.learnt() ? 1.0 : 0.0);
        device.costs(settings.size(), 1, metrics);
        String explanation =
                "The network learns the sines for 4500 and 3000 ns and makes each freely for 1200 ns; it has"
                        + " learnt when the RMSE of both free runs stays below " + ForceProtocol.LEARNT_RMSE + ".";
        return new NetworkResult(
                "force-rnn",
                ForceStudy.PROTOCOL.key(),
                described(settings, device, seed, 1),
                Map.of(),
                "java",
                recording.curves(),
                metrics,
                explanation,
                List.of(recording.figure()));
    }

    private static NetworkResult count(
            ForceSettings settings,
            Device device,
            ForceStudy study,
            long seed,
            RandomStreams streams,
            int networks,
            Consumer<String> progress) {
        double[] values =
                study.tried().stream().mapToDouble(Double::doubleValue).toArray();
        double[] learnt = new double[values.length];
        double[] median = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ForceProtocol protocol = new ForceProtocol(study.at(settings, values[i]), device);
            String at = study.varies().isEmpty() ? study.key() : study.key() + " " + values[i];
            List<ForceProtocol.Outcome> outcomes =
                    protocol.runMany(streams, networks, n -> told(progress, at, n, networks));
            learnt[i] = outcomes.stream().filter(ForceProtocol.Outcome::learnt).count() / (double) networks;
            double[] rmse = outcomes.stream()
                    .mapToDouble(ForceProtocol.Outcome::rmse)
                    .sorted()
                    .toArray();
            median[i] = (rmse[(networks - 1) / 2] + rmse[networks / 2]) / 2;
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (study == ForceStudy.SEEDS) {
            metrics.put("learned_fraction", learnt[0]);
            metrics.put("rmse", median[0]);
        } else {
            for (int i = 0; i < values.length; i++) {
                String name = study.key().replace('-', '_') + "_" + label(values[i]);
                metrics.put("learned_fraction_" + name, learnt[i]);
                metrics.put("rmse_" + name, median[i]);
            }
        }
        List<NetworkResult.Curve> curves = List.of(
                new NetworkResult.Curve("learnt", study.varies(), values, "fraction of networks", learnt),
                new NetworkResult.Curve("median", study.varies(), values, "rmse", median));
        return new NetworkResult(
                "force-rnn",
                study.key(),
                described(settings, device, seed, networks),
                Map.of(),
                "java",
                curves,
                metrics,
                "Fraction of " + networks + " networks whose two free runs both stay below an RMSE of "
                        + ForceProtocol.LEARNT_RMSE + "; rmse is the median of the worse run.",
                study == ForceStudy.SEEDS ? List.of() : List.of(figure(study, curves.get(0))));
    }

    private static void told(Consumer<String> progress, String at, int done, int networks) {
        if (done % 10 == 0 || done == networks) {
            progress.accept("force-rnn, " + at + ": " + done + " of " + networks + " networks");
        }
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Figure figure(ForceStudy study, NetworkResult.Curve learnt) {
        return new Figure(
                "Networks that learn both sines",
                study.varies(),
                List.of(new Figure.Panel(
                        Figure.Axis.linear(study.varies()),
                        Figure.Axis.linear("fraction learnt"),
                        1,
                        List.of(learnt.line(), learnt.points("networks")))));
    }

    private static Map<String, Object> described(ForceSettings settings, Device device, long seed, int networks) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("networks", networks);
        all.put("device", device.origin());
        all.put("junctions", settings.size());
        all.put("density", settings.density());
        all.put("gain", settings.gain());
        all.put("feedback_strength", settings.feedbackStrength());
        all.put("bias_range", settings.biasRange());
        all.put("leak", settings.leak());
        all.put("alpha", settings.alpha());
        all.put("forgetting", settings.forgetting());
        all.put("sizes", settings.imperfections().sizes());
        all.put("answer_noise", settings.imperfections().answerNoise());
        all.put("weight_noise", settings.imperfections().weightNoise());
        all.put("delay_steps", settings.imperfections().delaySteps());
        all.put("frozen_fraction", settings.imperfections().frozenFraction());
        return all;
    }

    /** Output and target of one network around the ends of learning. */
    private static final class Recording implements ForceProtocol.Watcher {
        private final List<double[]> rows = new ArrayList<>();

        @Override
        public void see(int step, double output, double target, boolean learning) {
            int first = Sine.FIRST.learnSteps();
            int second = first + Sine.FIRST.freeSteps() + Sine.SECOND.learnSteps();
            if (near(step, first) || near(step, second)) {
                rows.add(new double[] {step * JunctionStep.SECONDS * 1e9, output, target});
            }
        }

        private static boolean near(int step, int end) {
            return step > end - SHOWN_BEFORE && step <= end + SHOWN_AFTER;
        }

        List<NetworkResult.Curve> curves() {
            double[] t = column(0);
            return List.of(
                    new NetworkResult.Curve("output", "t (ns)", t, "output", column(1)),
                    new NetworkResult.Curve("target", "t (ns)", t, "target", column(2)));
        }

        Figure figure() {
            int half = rows.size() / 2;
            return new Figure(
                    "Two sines, made freely",
                    "Learning ends after the first 60 ns of each panel.",
                    List.of(panel(0, half), panel(half, rows.size())));
        }

        private Figure.Panel panel(int from, int to) {
            double[] t = Arrays.copyOfRange(column(0), from, to);
            return new Figure.Panel(
                    Figure.Axis.linear("t (ns)"),
                    Figure.Axis.linear("output"),
                    1,
                    List.of(
                            Figure.Series.line("target", t, Arrays.copyOfRange(column(2), from, to)),
                            Figure.Series.points("network", t, Arrays.copyOfRange(column(1), from, to))));
        }

        private double[] column(int which) {
            return rows.stream().mapToDouble(row -> row[which]).toArray();
        }
    }
}
