package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** The most that one reading costs. */
    private static final double OUTLIER = 16;
    /** A level that fewer readings than this belong to is none. */
    private static final double FEWEST = 0.5;

    private final List<Sweep> sweeps;
    private final NoiseLaw noise;
    private LevelPaths paths;
    private double[] levels;
    private LevelRegression regression;
    private List<StepPlaces> places = List.of();

    private StaircaseFit(List<Sweep> sweeps, NoiseLaw noise, double[] levels, LevelPaths paths, LevelRegression drift) {
        this.sweeps = sweeps;
        this.noise = noise;
        this.levels = levels;
        this.paths = paths;
        this.regression = drift;
        refine();
        if (tidy()) {
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
        LevelPaths paths = new LevelPaths(segments.stream()
                .map(pieces -> pieces.stream()
                        .mapToInt(piece -> LevelSet.nearest(levels, piece.mean()))
                        .toArray())
                .toList());
        return new StaircaseFit(sweeps, noise, levels, paths, drift);
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
        LevelPaths joined = paths.renumbered(k -> k > lower ? k - 1 : k);
        return Optional.of(new StaircaseFit(sweeps, noise, fewer, joined, regression));
    }

    private void refine() {
        for (int round = 0; round < ROUNDS; round++) {
            refineOnce();
        }
    }

    /**
     * Gives sweeps another path where that is the cheaper description: without visits that go back to where they came from
     * and cost more than all their readings as outliers; or the path that most sweeps of that direction have. Levels that
     * are visited no more go.
     *
     * @return whether there were any
     */
    private boolean tidy() {
        int[] visits = paths.visits(levels.length);
        Map<Boolean, int[]> usual = Map.of(true, paths.usual(sweeps, true), false, paths.usual(sweeps, false));
        LevelPaths tidied = new LevelPaths(IntStream.range(0, sweeps.size())
                .mapToObj(b -> {
                    int[] other = Objects.requireNonNull(usual.get(sweeps.get(b).rising()));
                    int[] own = withoutSpikes(b, visits);
                    return !Arrays.equals(own, other) && cost(b, other) < cost(b, own) + rare(own, visits)
                            ? other
                            : own;
                })
                .toList());
        if (tidied.equalTo(paths)) {
            return false;
        }
        int[] used = tidied.used();
        double[] all = levels;
        levels = Arrays.stream(used).mapToDouble(k -> all[k]).toArray();
        paths = tidied.renumbered(k -> Arrays.binarySearch(used, k));
        return true;
    }

    private int[] withoutSpikes(int b, int[] visits) {
        int[] path = paths.of(b);
        double[][] shares = places.get(b).shares();
        return LevelPaths.withoutRepeats(IntStream.range(0, path.length)
                .filter(s -> s == 0
                        || s == path.length - 1
                        || path[s - 1] != path[s + 1]
                        || OUTLIER * Arrays.stream(shares[s]).sum()
                                > 2 * stepPrice() + rare(new int[] {path[s]}, visits))
                .map(s -> path[s])
                .toArray());
    }

    /** What a sweep costs that takes this path. */
    private double cost(int b, int[] path) {
        double[][] shares = byLevel(path, place(b, path).shares());
        return badness(b, expected(b, shares), noise) + (path.length - 1) * stepPrice();
    }

    /** The price of the levels that nothing but this path visits, once. */
    private double rare(int[] path, int[] visits) {
        return levelPrice() * Arrays.stream(path).filter(k -> visits[k] == 1).count();
    }

    private void refineOnce() {
        List<StepPlaces> each = new ArrayList<>();
        for (int b = 0; b < sweeps.size(); b++) {
            each.add(place(b, paths.of(b)));
        }
        places = each;
        regression = LevelRegression.fit(
                sweeps.stream().map(Sweep::y).toList(),
                IntStream.range(0, sweeps.size()).mapToObj(this::ownShares).toList(),
                noise);
        levels = regression.levels();
    }

    private StepPlaces place(int b, int[] path) {
        Sweep sweep = sweeps.get(b);
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
        return byLevel(paths.of(b), places.get(b).shares());
    }

    private double[][] byLevel(int[] path, double[][] byState) {
        double[][] byLevel = new double[levels.length][byState[0].length];
        for (int s = 0; s < byState.length; s++) {
            for (int i = 0; i < byState[s].length; i++) {
                byLevel[path[s]][i] += byState[s][i];
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
        double prices = levels.length * levelPrice() + steps() * stepPrice() + regression.degree() * stepPrice();
        return sound() ? badness() + prices : Double.POSITIVE_INFINITY;
    }

    private double stepPrice() {
        return STEP_PRICE * Math.log(sweeps.stream().mapToInt(Sweep::size).sum());
    }

    /** For its value, and for which of all visits are visits to it, as a step's place among the readings. */
    private double levelPrice() {
        return stepPrice() / STEP_PRICE + STEP_PRICE * Math.log(paths.length());
    }

    double badness() {
        return badness(noise);
    }

    /** By another noise than the one it was found with. */
    double badness(NoiseLaw law) {
        return IntStream.range(0, sweeps.size())
                .mapToDouble(b -> badness(b, expected(b), law))
                .sum();
    }

    private double badness(int b, double[] expected, NoiseLaw law) {
        double sum = 0;
        for (int i = sweeps.get(b).firstOwn(); i < expected.length; i++) {
            double z = (sweeps.get(b).y()[i] - expected[i]) / law.at(expected[i]);
            sum += Math.min(OUTLIER, z * z);
        }
        return sum;
    }

    double[] expected(int b) {
        return expected(b, shares(b));
    }

    private double[] expected(int b, double[][] shares) {
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
        return paths.length() - sweeps.size();
    }

    List<Staircase.Step> steps(int b) {
        List<Staircase.Step> steps = new ArrayList<>();
        int[] path = paths.of(b);
        for (int s = 0; s + 1 < path.length; s++) {
            steps.add(new Staircase.Step(
                    path[s], path[s + 1], places.get(b).places().get(s)));
        }
        return steps;
    }
}
