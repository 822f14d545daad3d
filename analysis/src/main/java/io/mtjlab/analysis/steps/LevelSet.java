package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.mtjlab.analysis.steps.Segmentation.Segment;

/**
 * Which levels the pieces of several series share. Neighbouring levels are joined, the pair first that costs the smallest
 * sum of squares (Ward), as long as they lie closer than 2.5 noise standard deviations (6 where that is less than 3 in a
 * thousand of the outer ones' distance), or the join costs no more than chance does among so many pieces.
 */
final class LevelSet {

    private static final double APART = 2.5;
    /** Of the outer levels' distance: cells differ by more, noise with a memory (1/f, settling) by less. */
    private static final double SHARE = 0.003;
    /** In noises; levels farther apart are two however little that is of the outer ones' distance. */
    private static final double SURELY = 6;
    /** Pieces from which on chance is allowed more. */
    private static final double FEW = 6;

    private static final double PRICE = 4.5;

    private LevelSet() {}

    /** Means of the levels, ascending; {@code most} of them at the most. */
    static double[] of(List<Segment> segments, NoiseLaw noise, int most) {
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingDouble(Segment::mean));
        List<double[]> levels = new ArrayList<>();
        sorted.forEach(s -> levels.add(new double[] {s.mean(), s.readings()}));
        double allowed = APART * APART + PRICE * Math.max(0, Math.log(segments.size() / FEW));
        while (levels.size() > 1) {
            int cheapest = 0;
            for (int i = 1; i + 1 < levels.size(); i++) {
                cheapest = cost(levels, i, noise) < cost(levels, cheapest, noise) ? i : cheapest;
            }
            if (levels.size() <= most
                    && apart(levels.get(cheapest)[0], levels.get(cheapest + 1)[0], span(levels), noise)
                    && cost(levels, cheapest, noise) > allowed) {
                break;
            }
            double[] a = levels.get(cheapest);
            double[] b = levels.remove(cheapest + 1);
            a[0] = (a[0] * a[1] + b[0] * b[1]) / (a[1] + b[1]);
            a[1] += b[1];
        }
        return levels.stream().mapToDouble(l -> l[0]).toArray();
    }

    private static double span(List<double[]> levels) {
        return levels.get(levels.size() - 1)[0] - levels.get(0)[0];
    }

    /**
     * Whether a level and the next can be two.
     *
     * @param span distance of the outer levels
     */
    static boolean apart(double level, double next, double span, NoiseLaw noise) {
        double sigma = noise.at(level, next);
        return next - level > Math.max(APART * sigma, Math.min(SURELY * sigma, SHARE * span));
    }

    /** By how much joining level {@code i} with the next raises the sum of squares, in noise variances. */
    private static double cost(List<double[]> levels, int i, NoiseLaw noise) {
        double[] a = levels.get(i);
        double[] b = levels.get(i + 1);
        double gap = (b[0] - a[0]) / noise.at(a[0], b[0]);
        return gap * gap * a[1] * b[1] / (a[1] + b[1]);
    }

    static int nearest(double[] levels, double value) {
        int best = 0;
        for (int i = 1; i < levels.length; i++) {
            if (Math.abs(levels[i] - value) < Math.abs(levels[best] - value)) {
                best = i;
            }
        }
        return best;
    }
}
