package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Starts for the expectation maximisation: two clusters, and rare states at either end, for several offsets. */
final class LevelStarts {

    /** Quantiles of longer traces are those of evenly chosen readings. */
    private static final int MOST_SORTED = 100_000;

    private static final int WINDOWS = 12;

    private final Readings readings;
    private final double[] drift;
    private final List<Start> starts = new ArrayList<>();

    private LevelStarts(Readings readings, double[] drift) {
        this.readings = readings;
        this.drift = drift;
    }

    record Start(Levels levels, double eta, double u) {}

    static List<Start> of(Readings readings, int driftOrder) {
        List<Start> all = new ArrayList<>();
        for (double offset : offsets(readings.trace())) {
            double[] drift = driftOrder == 0 ? new double[0] : roughDrift(readings, offset, driftOrder);
            LevelStarts starts = new LevelStarts(readings, drift);
            starts.addClusters(offset);
            all.addAll(starts.starts);
        }
        return all;
    }

    private void addClusters(double offset) {
        float[] values = readings.without(drift, new float[0]);
        float[] sorted = chosen(values, offset);
        float[] calm = middles(sorted);
        Arrays.sort(sorted);
        Arrays.sort(calm);
        addClusters(offset, values, sorted);
        // Where outliers are commoner than visits to the rare state, only what two neighbours agree on tells its level.
        addClusters(offset, values, calm);
    }

    /** The middle one of each reading and its neighbours. */
    private static float[] middles(float[] values) {
        float[] out = values.clone();
        for (int i = 1; i + 1 < values.length; i++) {
            float low = Math.min(values[i - 1], values[i]);
            float high = Math.max(values[i - 1], values[i]);
            out[i] = Math.max(low, Math.min(high, values[i + 1]));
        }
        return out;
    }

    private void addClusters(double offset, float[] values, float[] sorted) {
        int n = sorted.length;
        double[][] seeds = {
            {sorted[n / 10], sorted[n - 1 - n / 10]},
            {sorted[n / 200], sorted[n / 2]},
            {sorted[n / 2], sorted[n - 1 - n / 200]},
            {sorted[Math.min(2, n - 1)], sorted[n / 2]},
            {sorted[n / 2], sorted[Math.max(0, n - 3)]}
        };
        for (double[] seed : seeds) {
            // A rare state is lost when the clusters may move: its own few readings are outvoted.
            double[] pair = seed == seeds[0] ? settled(sorted, seed[0], seed[1]) : seed;
            if (pair[1] > pair[0]) {
                Start fresh = start(values, pair[0], pair[1], offset);
                if (starts.stream().noneMatch(known -> alike(known.levels(), fresh.levels()))) {
                    starts.add(fresh);
                }
            }
        }
    }

    private float[] chosen(float[] values, double offset) {
        int stride = Math.max(1, values.length / MOST_SORTED);
        float[] chosen = new float[(values.length + stride - 1) / stride];
        for (int i = 0; i < chosen.length; i++) {
            int at = i * stride;
            chosen[i] = (float) (values[at] - readings.trace().polarity()[at] * offset);
        }
        return chosen;
    }

    /** Two clusters of sorted values after ten moves of their centres. */
    private static double[] settled(float[] sorted, double from, double to) {
        double low = from;
        double high = to;
        for (int move = 0; move < 10; move++) {
            double middle = 0.5 * (low + high);
            double[] sum = new double[2];
            int below = 0;
            for (float value : sorted) {
                sum[value <= middle ? 0 : 1] += value;
                below += value <= middle ? 1 : 0;
            }
            if (below == 0 || below == sorted.length) {
                break;
            }
            low = sum[0] / below;
            high = sum[1] / (sorted.length - below);
        }
        return new double[] {low, high};
    }

    private static boolean alike(Levels one, Levels other) {
        double close = 0.02 * one.gap();
        return Math.abs(one.ohmsP() - other.ohmsP()) < close
                && Math.abs(one.ohmsAP() - other.ohmsAP()) < close
                && Math.abs(one.offsetOhms() - other.offsetOhms()) < close;
    }

    private Start start(float[] values, double low, double high, double offset) {
        double middle = 0.5 * (low + high);
        int[] polarity = readings.trace().polarity();
        boolean[] states = new boolean[values.length];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i] - polarity[i] * offset;
            states[i] = value <= middle;
            double residual = value - (states[i] ? low : high);
            squares += residual * residual;
        }
        double sigma = Math.sqrt(squares / values.length) + 1e-6 * (high - low);
        ChainCounts counts = ChainCounts.of(readings.trace().seconds(), states);
        double between = readings.trace().apertureSeconds() > 0 ? 0.01 : 0;
        double centre = readings.centreOhms();
        Levels levels = new Levels(low + centre, high + centre, offset, 0, sigma, 1e-3, between, drift);
        return new Start(levels, RateStart.logit(counts), RateStart.logRate(counts));
    }

    /** What does not reverse: half the difference between the polarities of matching quantiles. */
    private static double[] offsets(TelegraphTrace trace) {
        if (!trace.hasBothPolarities()) {
            return new double[] {0};
        }
        double[] plus = sorted(trace, 1);
        double[] minus = sorted(trace, -1);
        return Arrays.stream(new double[] {0.03, 0.5, 0.97})
                .map(q -> (quantile(plus, q) - quantile(minus, q)) / 2)
                .toArray();
    }

    /** Polynomial through the medians of twelve windows. */
    private static double[] roughDrift(Readings readings, double offset, int order) {
        int n = readings.size();
        double[][] rows = new double[WINDOWS][order + 1];
        double[] medians = new double[WINDOWS];
        for (int w = 0; w < WINDOWS; w++) {
            int from = (int) ((long) w * n / WINDOWS);
            int to = Math.max(from + 1, (int) ((long) (w + 1) * n / WINDOWS));
            double[] part = new double[to - from];
            for (int i = from; i < to; i++) {
                part[i - from] = readings.ohms()[i] - readings.trace().polarity()[i] * offset;
            }
            Arrays.sort(part);
            medians[w] = quantile(part, 0.5);
            rows[w][0] = 1;
            System.arraycopy(Legendre.basis(readings.x((from + to - 1) / 2), order), 0, rows[w], 1, order);
        }
        double[] solution = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(medians, false))
                .toArray();
        return Arrays.copyOfRange(solution, 1, order + 1);
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, q * sorted.length)];
    }

    private static double[] sorted(TelegraphTrace trace, int wanted) {
        return java.util.stream.IntStream.range(0, trace.size())
                .filter(i -> trace.polarity()[i] == wanted)
                .mapToDouble(trace::apparentOhms)
                .sorted()
                .toArray();
    }
}
