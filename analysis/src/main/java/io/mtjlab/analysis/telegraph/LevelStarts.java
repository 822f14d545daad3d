package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts for the expectation maximisation: two clusters, and rare states at either end, for several offsets. */
final class LevelStarts {

    private LevelStarts() {}

    /** @param baseline drift at every reading, ohm */
    @SuppressWarnings("ArrayRecordComponent")
    record Start(Levels levels, double eta, double u, double[] baseline) {}

    static List<Start> of(TelegraphTrace trace, int driftOrder) {
        double[] ohms = trace.apparentOhms();
        List<Start> starts = new ArrayList<>();
        for (double offset : offsets(trace, ohms)) {
            double[] values = new double[ohms.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = ohms[i] - trace.polarity()[i] * offset;
            }
            double[] baseline = driftOrder == 0 ? new double[values.length] : roughBaseline(values);
            for (int i = 0; i < values.length; i++) {
                values[i] -= baseline[i];
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            addClusters(starts, trace, values, sorted, offset, driftOrder, baseline);
        }
        return starts;
    }

    private static void addClusters(
            List<Start> starts,
            TelegraphTrace trace,
            double[] values,
            double[] sorted,
            double offset,
            int driftOrder,
            double[] baseline) {
        int n = sorted.length;
        double[][] seeds = {
            {sorted[n / 10], sorted[n - 1 - n / 10]},
            {sorted[n / 200], sorted[n / 2]},
            {sorted[n / 2], sorted[n - 1 - n / 200]},
            {sorted[Math.min(2, n - 1)], sorted[n / 2]},
            {sorted[n / 2], sorted[Math.max(0, n - 3)]}
        };
        for (double[] seed : seeds) {
            double low = seed[0];
            double high = seed[1];
            if (!(high > low)) {
                continue;
            }
            // A rare state is lost when the clusters may move: its own few readings are outvoted.
            int moves = seed == seeds[0] ? 10 : 0;
            for (int i = 0; i < moves; i++) {
                double middle = 0.5 * (low + high);
                low = Arrays.stream(values).filter(v -> v <= middle).average().orElse(low);
                high = Arrays.stream(values).filter(v -> v > middle).average().orElse(high);
            }
            if (!(high > low)) {
                continue;
            }
            Start fresh = start(trace, values, low, high, offset, driftOrder, baseline);
            if (starts.stream().noneMatch(known -> alike(known.levels(), fresh.levels()))) {
                starts.add(fresh);
            }
        }
    }

    private static boolean alike(Levels one, Levels other) {
        double close = 0.02 * one.gap();
        return Math.abs(one.ohmsP() - other.ohmsP()) < close
                && Math.abs(one.ohmsAP() - other.ohmsAP()) < close
                && Math.abs(one.offsetOhms() - other.offsetOhms()) < close;
    }

    private static Start start(
            TelegraphTrace trace,
            double[] values,
            double low,
            double high,
            double offset,
            int driftOrder,
            double[] baseline) {
        double middle = 0.5 * (low + high);
        boolean[] states = new boolean[values.length];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            states[i] = values[i] <= middle;
            double residual = values[i] - (states[i] ? low : high);
            squares += residual * residual;
        }
        double sigma = Math.sqrt(squares / values.length) + 1e-9 * (high - low);
        ChainCounts counts = ChainCounts.of(trace.seconds(), states);
        double between = trace.apertureSeconds() > 0 ? 0.01 : 0;
        Levels levels = new Levels(low, high, offset, 0, sigma, 1e-3, between, new double[driftOrder]);
        return new Start(levels, RateStart.logit(counts), RateStart.logRate(counts), baseline);
    }

    /** What does not reverse: half the difference between the polarities of matching quantiles. */
    private static double[] offsets(TelegraphTrace trace, double[] ohms) {
        if (!trace.hasBothPolarities()) {
            return new double[] {0};
        }
        double[] plus = sorted(ohms, trace.polarity(), 1);
        double[] minus = sorted(ohms, trace.polarity(), -1);
        return Arrays.stream(new double[] {0.03, 0.5, 0.97})
                .map(q -> (quantile(plus, q) - quantile(minus, q)) / 2)
                .toArray();
    }

    /** Middle between local low and high quantiles in windows of a twelfth, joined by straight lines. */
    private static double[] roughBaseline(double[] values) {
        int windows = 12;
        int n = values.length;
        double[] centre = new double[windows];
        double[] level = new double[windows];
        for (int w = 0; w < windows; w++) {
            int from = w * n / windows;
            int to = Math.max(from + 1, (w + 1) * n / windows);
            double[] part = Arrays.copyOfRange(values, from, to);
            Arrays.sort(part);
            centre[w] = 0.5 * (from + to);
            level[w] = quantile(part, 0.5);
        }
        double mean = Arrays.stream(level).average().orElse(0);
        double[] baseline = new double[n];
        int w = 0;
        for (int i = 0; i < n; i++) {
            while (w < windows - 2 && i > centre[w + 1]) {
                w++;
            }
            double share = (i - centre[w]) / (centre[w + 1] - centre[w]);
            double bounded = Math.max(0, Math.min(1, share));
            baseline[i] = level[w] + bounded * (level[w + 1] - level[w]) - mean;
        }
        return baseline;
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, q * sorted.length)];
    }

    private static double[] sorted(double[] values, int[] polarity, int wanted) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(i -> polarity[i] == wanted)
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
    }
}
