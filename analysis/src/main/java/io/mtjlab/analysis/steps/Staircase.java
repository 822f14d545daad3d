package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.steps.Segmentation.Segment;
import io.mtjlab.base.error.InvalidInput;

/**
 * Sweeps that go from level to level in steps: levels common to all sweeps, and where each sweep's steps lie.
 *
 * <p>Each sweep is cut into constant pieces, the pieces' means are gathered into levels, and then, three times over, the
 * posterior of the steps' places gives each reading's level, and a regression on those gives the levels, and a slow
 * drift (a polynomial in time of degree up to 3, as BIC chooses) where there is one. Readings more than 4.5 standard
 * deviations off are left out of it.
 */
public final class Staircase {

    private static final int ROUNDS = 3;

    private final List<Sweep> sweeps;
    private final double noise;
    private double[] levels;
    private LevelRegression regression;
    private final List<int[]> states = new ArrayList<>();
    private List<StepPlaces> places = List.of();

    /**
     * One step of a sweep.
     *
     * @param from index of the level before it
     * @param to index of the level after it
     */
    public record Step(int from, int to, Place place) {}

    /**
     * @param sweeps in order of measurement, each of at least two readings
     * @throws InvalidInput when there is nothing to look at
     */
    public Staircase(List<Sweep> sweeps) {
        this.sweeps = List.copyOf(sweeps);
        if (sweeps.isEmpty() || sweeps.stream().anyMatch(s -> s.size() < 2)) {
            throw new InvalidInput("steps: every sweep needs at least 2 readings");
        }
        double largest = sweeps.stream()
                .flatMapToDouble(s -> Arrays.stream(s.y()))
                .map(Math::abs)
                .max()
                .orElse(0);
        // Readings without noise would make every rounding a step.
        double least = Math.max(1e-9 * largest, Double.MIN_NORMAL);
        this.noise = Math.max(least, Robust.noise(sweeps.stream().map(Sweep::y).toList()));
        List<List<Segment>> segments =
                sweeps.stream().map(s -> Segmentation.of(s.y(), noise)).toList();
        this.levels = LevelSet.of(segments.stream().flatMap(List::stream).toList(), noise);
        for (List<Segment> pieces : segments) {
            states.add(path(pieces));
        }
        this.regression = refine();
    }

    /** The levels that a sweep goes through, without repeats. */
    private int[] path(List<Segment> pieces) {
        List<Integer> path = new ArrayList<>();
        for (Segment piece : pieces) {
            int level = LevelSet.nearest(levels, piece.mean());
            if (path.isEmpty() || path.get(path.size() - 1) != level) {
                path.add(level);
            }
        }
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private LevelRegression refine() {
        LevelRegression found = LevelRegression.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            List<StepPlaces> each = new ArrayList<>();
            for (int b = 0; b < sweeps.size(); b++) {
                each.add(places(b, found));
            }
            places = each;
            found = LevelRegression.fit(
                    sweeps.stream().map(Sweep::y).toList(),
                    java.util.stream.IntStream.range(0, sweeps.size())
                            .mapToObj(this::shares)
                            .toList(),
                    noise);
            levels = found.levels();
        }
        return found;
    }

    private StepPlaces places(int b, LevelRegression drift) {
        Sweep sweep = sweeps.get(b);
        int[] path = states.get(b);
        double[][] expected = new double[path.length][sweep.size()];
        for (int s = 0; s < path.length; s++) {
            for (int i = 0; i < sweep.size(); i++) {
                expected[s][i] = levels[path[s]] + drift.drift(b, i);
            }
        }
        return new StepPlaces(sweep.x(), sweep.y(), expected, noise);
    }

    /** Probability of each level at each reading of a sweep, shape [levels][n]. */
    private double[][] shares(int b) {
        double[][] byState = places.get(b).shares();
        double[][] byLevel = new double[levels.length][sweeps.get(b).size()];
        for (int s = 0; s < byState.length; s++) {
            for (int i = 0; i < byState[s].length; i++) {
                byLevel[states.get(b)[s]][i] += byState[s][i];
            }
        }
        return byLevel;
    }

    public List<Sweep> sweeps() {
        return sweeps;
    }

    public int levelCount() {
        return levels.length;
    }

    /** Level {@code k} from the lowest, with what noise and drift leave open. */
    public Estimate level(int k, String name, String unit) {
        return Estimate.normal(name, unit, levels[k], regression.standardError(k));
    }

    public double level(int k) {
        return levels[k];
    }

    /** Covariance of two levels, square of the unit of y. */
    public double covariance(int j, int k) {
        return regression.covariance(j, k);
    }

    /** Standard deviation of the readings around the steps. */
    public double noise() {
        return regression.residual();
    }

    /** Polynomial degree of the drift, 0 for none. */
    public int driftDegree() {
        return regression.degree();
    }

    /** Sum over the readings of the squared distance in noise standard deviations, at most 16 each. */
    public double badness() {
        double sum = 0;
        for (int b = 0; b < sweeps.size(); b++) {
            double[] expected = expected(b);
            for (int i = 0; i < expected.length; i++) {
                double z = (sweeps.get(b).y()[i] - expected[i]) / noise;
                sum += Math.min(16, z * z);
            }
        }
        return sum;
    }

    /** What is expected of each reading of a sweep, at its likeliest level; shape [n]. */
    public double[] expected(int b) {
        double[][] shares = shares(b);
        double[] expected = new double[sweeps.get(b).size()];
        for (int i = 0; i < expected.length; i++) {
            int best = 0;
            for (int k = 1; k < levels.length; k++) {
                best = shares[k][i] > shares[best][i] ? k : best;
            }
            expected[i] = levels[best] + regression.drift(b, i);
        }
        return expected;
    }

    /** The steps of a sweep in the order they were met. */
    public List<Step> steps(int b) {
        List<Step> steps = new ArrayList<>();
        int[] path = states.get(b);
        for (int s = 0; s + 1 < path.length; s++) {
            steps.add(new Step(path[s], path[s + 1], places.get(b).places().get(s)));
        }
        return steps;
    }

    /** How many numbers describe all this. */
    public int parameters() {
        int steps = states.stream().mapToInt(path -> path.length - 1).sum();
        return levels.length + steps + regression.degree();
    }
}
