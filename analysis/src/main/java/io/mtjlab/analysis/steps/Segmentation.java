package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a series into constant pieces: least squares with a price of {@code 4 ln n} noise variances a piece, by dynamic
 * programming with pruning (PELT; Killick, Fearnhead and Eckley, J. Am. Stat. Assoc. 107, 1590 (2012)). Spikes belong to
 * no piece. A piece has at least two readings. Of a series of more than {@value #MOST} readings neighbours are put together,
 * so that the ends of its pieces are coarse.
 */
final class Segmentation {

    private static final int MOST = 4096;
    private static final int SHORTEST = 2;
    private static final double PRICE = 4;

    private Segmentation() {}

    /**
     * A constant piece.
     *
     * @param from first index
     * @param to index after the last
     * @param mean of the readings that are no spikes
     * @param readings how many those are
     */
    record Segment(int from, int to, double mean, int readings) {}

    /** The pieces of {@code y} in order; none when fewer than two readings are left. */
    static List<Segment> of(double[] y, NoiseLaw noise) {
        int block = (y.length + MOST - 1) / MOST;
        return block <= 1 ? ofReadings(y, noise) : ofBlocks(y, noise, block);
    }

    /** By means of neighbours, since the time goes with the square of a constant piece's length. */
    private static List<Segment> ofBlocks(double[] y, NoiseLaw noise, int block) {
        int n = (y.length + block - 1) / block;
        double[] means = new double[n];
        for (int k = 0; k < n; k++) {
            means[k] = Robust.median(java.util.Arrays.copyOfRange(y, k * block, Math.min(y.length, (k + 1) * block)));
        }
        // The median's standard deviation is larger than the mean's by the root of pi/2.
        return ofReadings(means, noise.times(Math.sqrt(0.5 * Math.PI / block))).stream()
                .map(s -> new Segment(
                        s.from() * block, Math.min(y.length, s.to() * block), s.mean(), s.readings() * block))
                .toList();
    }

    private static List<Segment> ofReadings(double[] y, NoiseLaw noise) {
        boolean[] spike = Robust.spikes(y, noise.of(y));
        int[] kept = java.util.stream.IntStream.range(0, y.length)
                .filter(i -> !spike[i])
                .toArray();
        int n = kept.length;
        if (n < SHORTEST) {
            return List.of();
        }
        Sums sums = new Sums(y, kept, noise);
        int[] previous = cuts(sums, PRICE * Math.log(n) * noise.sigma() * noise.sigma());
        List<Segment> segments = new ArrayList<>();
        int to = n;
        while (to > 0) {
            int from = previous[to];
            int firstIndex = from == 0 ? 0 : kept[from];
            int lastIndex = to == n ? y.length : kept[to];
            segments.add(0, new Segment(firstIndex, lastIndex, sums.mean(from, to), to - from));
            to = from;
        }
        return segments;
    }

    private static int[] cuts(Sums sums, double price) {
        int n = sums.size();
        double[] best = new double[n + 1];
        int[] previous = new int[n + 1];
        List<Integer> candidates = new ArrayList<>();
        candidates.add(0);
        best[0] = -price;
        java.util.Arrays.fill(best, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int t = SHORTEST; t <= n; t++) {
            if (t - SHORTEST > 0) {
                candidates.add(t - SHORTEST);
            }
            for (int s : candidates) {
                double cost = best[s] + sums.cost(s, t) + price;
                if (cost < best[t]) {
                    best[t] = cost;
                    previous[t] = s;
                }
            }
            int now = t;
            candidates.removeIf(s -> best[s] + sums.cost(s, now) > best[now] + price);
        }
        return previous;
    }

    /** Sums over the readings up to each, from which a piece's mean and sum of squares come at once. */
    private static final class Sums {

        private final double shift;
        private final double[] weight;
        private final double[] sum;
        private final double[] squares;

        Sums(double[] y, int[] kept, NoiseLaw noise) {
            int n = kept.length;
            shift = y[kept[0]];
            weight = new double[n + 1];
            sum = new double[n + 1];
            squares = new double[n + 1];
            for (int i = 0; i < n; i++) {
                double share = noise.share(y[kept[i]]);
                double w = 1 / (share * share);
                double v = y[kept[i]] - shift;
                weight[i + 1] = weight[i] + w;
                sum[i + 1] = sum[i] + w * v;
                squares[i + 1] = squares[i] + w * v * v;
            }
        }

        int size() {
            return sum.length - 1;
        }

        double mean(int from, int to) {
            return shift + (sum[to] - sum[from]) / (weight[to] - weight[from]);
        }

        /** Sum of squares around the mean, as readings of the noise as a whole. */
        double cost(int from, int to) {
            double s = sum[to] - sum[from];
            return squares[to] - squares[from] - s * s / (weight[to] - weight[from]);
        }
    }
}
