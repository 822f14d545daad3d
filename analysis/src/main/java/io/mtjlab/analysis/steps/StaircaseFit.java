package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.steps.Segmentation.Segment;

/**
 * One way to describe sweeps as a staircase: given levels, and the order in which each sweep goes through them. Three
 * times over, the posterior of the steps' places gives each reading's level, and a regression on those gives the levels
 * and a slow drift.
 */
final class StaircaseFit {

    private static final int ROUNDS = 3;
    /** A step costs the logarithm of its place among n readings, twice as much as a regular parameter. */
    private static final double STEP_PRICE = 2;
    /** A level that fewer readings than this belong to is none. */
    private static final double FEWEST = 0.5;

    private final List<Sweep> sweeps;
    private final NoiseLaw noise;
    private final List<int[]> states;
    private double[] levels;
    private LevelRegression regression;
    private List<StepPlaces> places = List.of();

    private StaircaseFit(
            List<Sweep> sweeps, NoiseLaw noise, double[] levels, List<int[]> states, LevelRegression drift) {
        this.sweeps = sweeps;
        this.noise = noise;
        this.levels = levels;
        this.states = states;
        this.regression = drift;
        for (int round = 0; round < ROUNDS; round++) {
            refine();
        }
    }

    /**
     * @param levels ascending
     * @param segments pieces of each sweep; each belongs to the nearest level
     * @param drift taken off before the pieces were cut
     */
    static StaircaseFit of(
            List<Sweep> sweeps, NoiseLaw noise, double[] levels, List<List<Segment>> segments, LevelRegression drift) {
        List<int[]> states = segments.stream()
                .map(pieces -> withoutRepeats(pieces.stream()
                        .mapToInt(piece -> LevelSet.nearest(levels, piece.mean()))
                        .toArray()))
                .toList();
        return new StaircaseFit(sweeps, noise, levels, states, drift);
    }

    /** With the two neighbouring levels joined that differ the least in their standard errors; none with one level. */
    Optional<StaircaseFit> joined() {
        if (levels.length == 1) {
            return Optional.empty();
        }
        double[] readings = readings();
        int join = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k + 1 < levels.length; k++) {
            double apart = levels[k + 1] - levels[k];
            double variance = regression.covariance(k, k)
                    + regression.covariance(k + 1, k + 1)
                    - 2 * regression.covariance(k, k + 1);
            boolean none = Math.min(readings[k], readings[k + 1]) < FEWEST || !(apart > 0);
            double squared = none || !(variance > 0) ? 0 : apart * apart / variance;
            if (squared < least) {
                least = squared;
                join = k;
            }
        }
        int lower = join;
        double both = readings[lower] + readings[lower + 1];
        double share = both > 0 ? readings[lower] / both : 0.5;
        double[] fewer = new double[levels.length - 1];
        for (int k = 0; k < fewer.length; k++) {
            fewer[k] = k == lower ? share * levels[k] + (1 - share) * levels[k + 1] : levels[k > lower ? k + 1 : k];
        }
        List<int[]> paths = states.stream()
                .map(path -> withoutRepeats(
                        Arrays.stream(path).map(k -> k > lower ? k - 1 : k).toArray()))
                .toList();
        return Optional.of(new StaircaseFit(sweeps, noise, fewer, paths, regression));
    }

    private static int[] withoutRepeats(int[] path) {
        return IntStream.range(0, path.length)
                .filter(i -> i == 0 || path[i] != path[i - 1])
                .map(i -> path[i])
                .toArray();
    }

    private void refine() {
        List<StepPlaces> each = new ArrayList<>();
        for (int b = 0; b < sweeps.size(); b++) {
            each.add(place(b));
        }
        places = each;
        regression = LevelRegression.fit(
                sweeps.stream().map(Sweep::y).toList(),
                IntStream.range(0, sweeps.size()).mapToObj(this::ownShares).toList(),
                noise);
        levels = regression.levels();
    }

    private StepPlaces place(int b) {
        Sweep sweep = sweeps.get(b);
        int[] path = states.get(b);
        double[][] expected = new double[path.length][sweep.size()];
        for (int s = 0; s < path.length; s++) {
            for (int i = 0; i < sweep.size(); i++) {
                expected[s][i] = levels[path[s]] + regression.drift(b, i);
            }
        }
        double[] levelOfState = Arrays.stream(path).mapToDouble(k -> levels[k]).toArray();
        return new StepPlaces(sweep.x(), sweep.y(), expected, noise, levelOfState);
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

    /** The same, but nothing for a reading that counts in the sweep before. */
    private double[][] ownShares(int b) {
        double[][] shares = shares(b);
        for (double[] ofLevel : shares) {
            Arrays.fill(ofLevel, 0, sweeps.get(b).firstOwn(), 0);
        }
        return shares;
    }

    double[] levels() {
        return levels;
    }

    LevelRegression regression() {
        return regression;
    }

    /** How many belong to each level. */
    private double[] readings() {
        double[] readings = new double[levels.length];
        for (int b = 0; b < sweeps.size(); b++) {
            double[][] shares = shares(b);
            for (int k = 0; k < levels.length; k++) {
                readings[k] += Arrays.stream(shares[k]).sum();
            }
        }
        return readings;
    }

    /** Whether every level has readings of its own, and they kept their order and their distance. */
    private boolean sound() {
        double[] readings = readings();
        double span = levels[levels.length - 1] - levels[0];
        for (int k = 0; k < levels.length; k++) {
            if (!(readings[k] >= FEWEST) || k > 0 && !LevelSet.apart(levels[k - 1], levels[k], span, noise)) {
                return false;
            }
        }
        return true;
    }

    /** By which descriptions are compared; the smaller, the better. */
    double score() {
        int n = sweeps.stream().mapToInt(Sweep::size).sum();
        double parameters = levels.length + STEP_PRICE * (steps() + regression.degree());
        return sound() ? badness() + parameters * Math.log(n) : Double.POSITIVE_INFINITY;
    }

    double badness() {
        double sum = 0;
        for (int b = 0; b < sweeps.size(); b++) {
            double[] expected = expected(b);
            for (int i = sweeps.get(b).firstOwn(); i < expected.length; i++) {
                double z = (sweeps.get(b).y()[i] - expected[i]) / noise.at(expected[i]);
                sum += Math.min(16, z * z);
            }
        }
        return sum;
    }

    double[] expected(int b) {
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

    int steps() {
        return states.stream().mapToInt(path -> path.length - 1).sum();
    }

    List<Staircase.Step> steps(int b) {
        List<Staircase.Step> steps = new ArrayList<>();
        int[] path = states.get(b);
        for (int s = 0; s + 1 < path.length; s++) {
            steps.add(new Staircase.Step(
                    path[s], path[s + 1], places.get(b).places().get(s)));
        }
        return steps;
    }
}
