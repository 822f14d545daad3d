package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.steps.Segmentation.Segment;
import io.mtjlab.base.error.InvalidInput;

/**
 * Sweeps that go from level to level in steps: levels common to all sweeps, and where each sweep's steps lie.
 *
 * <p>Each sweep is cut into constant pieces and the pieces' means are gathered into levels. How many there are is chosen
 * by BIC among the ways to join the nearest ones, each with and without a slow drift (a polynomial in time of degree up
 * to 5); where there is one, it is taken off and the pieces are cut anew. Readings more than 4.5 standard deviations off
 * are left out of the regression.
 */
public final class Staircase {

    /** Of readings that are all zero: its square, and one over that, are numbers. */
    private static final double LEAST_NOISE = 1e-150;

    /**
     * Of the readings' range: a level is no flatter than that, as moments turn a little with the field. Judged by a noise that
     * is smaller, the readings on the way to a step would belong to neither of its levels, and nothing would tell its place.
     */
    private static final double FLATNESS = 1e-4;
    /** Share of the readings at either end that may be outliers. */
    private static final double TAIL = 0.05;

    /** Where chance or a drift makes more levels than this, counting starts here. */
    private static final int MOST = 10;
    /** Counting down goes on this far past the best. */
    private static final int PATIENCE = 2;

    private static final int DRIFT_ROUNDS = 4;
    /** By how much the noise may be set right once the pieces are known. */
    private static final double CORRECTION = 1.4;

    private static final double OUTLIER_SIGMAS = 4.5;
    /** In noises, over the whole sweep; a level that leans by less hides nothing. */
    private static final double LEAN_SIGMAS = 2;
    /** BIC of a description without slopes that is not believed yet: odds of 150 to one. */
    private static final double DOUBT = 10;
    /** Times the neighbours' noise that a wandering baseline may have. */
    private static final double MOST_TIMES = 64;

    private final List<Sweep> sweeps;
    private final NoiseLaw noise;
    private final StaircaseFit fit;
    /** Standard deviation of the baseline, where it wanders; 0 where not. */
    private final double wandering;
    /** Whether no noise shows. */
    private final boolean quiet;

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
        this(sweeps, 0);
    }

    /** @param floor noise that readings have at least */
    private Staircase(List<Sweep> sweeps, double floor) {
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
        List<double[]> y = sweeps.stream().map(Sweep::y).toList();
        double rounding = Math.max(Math.max(1e-9 * largest, LEAST_NOISE), Grain.rounding(Grain.of(y)));
        double least = Math.max(Math.max(rounding, floor), FLATNESS * range(y));
        NoiseLaw first = NoiseLaw.of(y, least);
        this.quiet = Robust.noise(y) < rounding;
        double within = withinPieces(y, segments(y, first), first);
        double corrected = Math.max(least / first.sigma(), Math.max(1 / CORRECTION, Math.min(CORRECTION, within)));
        this.noise = first.times(corrected);
        List<List<Segment>> pieces = segments(y, noise);
        StaircaseFit plain = best(pieces, LevelRegression.NONE);
        if (plain.levels().length >= MOST || plain.regression().degree() > 0) {
            plain = cutAnew(plain, driftOfPieces(y, pieces));
        }
        this.fit = plain.regression().degree() == 0 ? plain : cutAnew(plain, plain.regression());
        this.wandering = floor > 0 ? wander().deviation() : 0;
    }

    private static double range(List<double[]> y) {
        double[] sorted = y.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        int tail = (int) (TAIL * sorted.length);
        return sorted[sorted.length - 1 - tail] - sorted[tail];
    }

    /**
     * The same on levels that do not lean, where that is by far the better description of the readings: a line over {@code x}
     * for the low ones and one for the high ones, the same up and down, in place of steps that are none.
     */
    public Optional<Staircase> withoutSlopes() {
        if (levelCount() == 1) {
            return Optional.empty();
        }
        double sigma = Math.max(neighbours(), noise.sigma());
        Slopes slopes = Slopes.of(sweeps, 0.5 * (level(0) + level(levelCount() - 1)));
        if (slopes.change() < LEAN_SIGMAS * sigma) {
            return Optional.empty();
        }
        List<Sweep> level = sweeps.stream().map(slopes::off).toList();
        Staircase other = new Staircase(level);
        double price = Math.log(sweeps.stream().mapToInt(Sweep::size).sum());
        return other.levelCount() > 1
                        && other.badness(sigma) + (other.parameters() + 2) * price
                                < badness(sigma) + parameters() * price - DOUBT
                ? Optional.of(other)
                : Optional.empty();
    }

    /**
     * The levels of a baseline that wanders: those so far apart that no walk makes them, when its pieces are taken for noise.
     * A level is then no better known than where the baseline went.
     */
    public Optional<Staircase> despiteWander() {
        double neighbours = neighbours();
        for (double times = 2; times <= MOST_TIMES; times *= 2) {
            Staircase other = new Staircase(sweeps, times * neighbours);
            if (other.levelCount() == 1) {
                return Optional.empty();
            }
            if (!other.madeBy(other.wander())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** From the slopes within the pieces, which are cut anew each time: what no number of levels describes. */
    private LevelRegression driftOfPieces(List<double[]> y, List<List<Segment>> first) {
        LevelRegression drift = LevelRegression.NONE;
        List<List<Segment>> pieces = first;
        for (int round = 0; round < DRIFT_ROUNDS; round++) {
            drift = LevelRegression.driftOf(y, pieces);
            pieces = segments(flat(drift), noise);
        }
        return drift;
    }

    private static List<List<Segment>> segments(List<double[]> y, NoiseLaw noise) {
        return y.stream().map(v -> Segmentation.of(v, noise)).toList();
    }

    /** Standard deviation of the readings around their pieces' means, over {@code noise}. */
    private static double withinPieces(List<double[]> y, List<List<Segment>> segments, NoiseLaw noise) {
        double squares = 0;
        int freedom = 0;
        for (int b = 0; b < y.size(); b++) {
            for (Segment piece : segments.get(b)) {
                freedom--;
                for (int i = piece.from(); i < piece.to(); i++) {
                    double r = (y.get(b)[i] - piece.mean()) / noise.at(piece.mean());
                    if (Math.abs(r) < OUTLIER_SIGMAS) {
                        squares += r * r;
                        freedom++;
                    }
                }
            }
        }
        return freedom > 0 ? Math.sqrt(squares / freedom) : 1;
    }

    /** With the pieces cut anew after a drift was taken off, if that describes the readings better. */
    private StaircaseFit cutAnew(StaircaseFit plain, LevelRegression drift) {
        StaircaseFit again = best(segments(flat(drift), noise), drift);
        return again.score() <= plain.score() ? again : plain;
    }

    private List<double[]> flat(LevelRegression drift) {
        List<double[]> flat = new ArrayList<>();
        for (int b = 0; b < sweeps.size(); b++) {
            double[] y = sweeps.get(b).y().clone();
            for (int i = 0; i < y.length; i++) {
                y[i] -= drift.drift(b, i);
            }
            flat.add(y);
        }
        return flat;
    }

    /** The number of levels with the best score, counted down from what chance does not explain. */
    private StaircaseFit best(List<List<Segment>> segments, LevelRegression drift) {
        double[] levels = LevelSet.of(segments.stream().flatMap(List::stream).toList(), noise, MOST);
        StaircaseFit best = StaircaseFit.of(sweeps, noise, levels, segments, drift);
        Optional<StaircaseFit> next = best.joined();
        for (int worse = 0; next.isPresent() && worse < PATIENCE; ) {
            StaircaseFit other = next.get();
            boolean better = other.score() < best.score() || best.score() == Double.POSITIVE_INFINITY;
            best = better ? other : best;
            worse = better ? 0 : worse + 1;
            next = other.joined();
        }
        return best;
    }

    public List<Sweep> sweeps() {
        return sweeps;
    }

    public int levelCount() {
        return fit.levels().length;
    }

    /** Level {@code k} from the lowest, with what noise and drift leave open. */
    public Estimate level(int k, String name, String unit) {
        return Estimate.student(name, unit, level(k), Math.sqrt(covariance(k, k)), freedom());
    }

    public double level(int k) {
        return fit.levels()[k];
    }

    /** Covariance of two levels, square of the unit of y. */
    public double covariance(int j, int k) {
        return fit.regression().covariance(j, k) + (j == k ? wandering * wandering : 0);
    }

    /** Standard deviation of the readings around the steps; of coarse ones at least that of their rounding. */
    public double noise() {
        return Math.max(fit.regression().residual(), Grain.rounding(noise.grain()));
    }

    /** What the readings' resolution means for the errors, where it matters. */
    public Optional<String> resolution(String unit) {
        if (noise.grain() > 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "coarse readings: their step of %.3g %s is no finer than their noise; what rounding leaves is in the"
                            + " errors of the levels",
                    noise.grain(),
                    unit));
        }
        return quiet
                ? Optional.of(
                        "the readings of a level agree in every digit: their noise is below their resolution, which"
                                + " they do not tell and which is not in the errors of the levels")
                : Optional.empty();
    }

    /** Degrees of freedom that tell the noise. */
    public int freedom() {
        return fit.regression().freedom();
    }

    /** Polynomial degree of the drift, 0 for none. */
    public int driftDegree() {
        return fit.regression().degree();
    }

    /** Sum over the readings of the squared distance in noise standard deviations, at most 16 each. */
    public double badness() {
        return fit.badness();
    }

    /** The same by one noise for all readings, such as {@link #noise}: the staircase itself may have two. */
    public double badness(double sigma) {
        return fit.badness(NoiseLaw.uniform(sigma));
    }

    /** What is expected of each reading of a sweep, at its likeliest level; shape [n]. */
    public double[] expected(int b) {
        return fit.expected(b);
    }

    /** Whether a baseline that wanders may have made its levels. */
    public boolean madeBy(Wander wander) {
        double apart = Double.POSITIVE_INFINITY;
        for (int k = 1; k < levelCount(); k++) {
            apart = Math.min(apart, level(k) - level(k - 1));
        }
        return wander.explainsSteps(apart, driftDegree() > 0);
    }

    /** What wanders behind it, by the readings that count. */
    public Wander wander() {
        return new Wander(
                IntStream.range(0, sweeps.size())
                        .boxed()
                        .flatMapToDouble(b -> {
                            Sweep sweep = sweeps.get(b);
                            double[] expected = expected(b);
                            return IntStream.range(sweep.firstOwn(), sweep.size())
                                    .mapToDouble(i -> sweep.y()[i] - expected[i]);
                        })
                        .toArray(),
                neighbours());
    }

    /** Noise by the differences of neighbours. */
    public double neighbours() {
        return Robust.noise(sweeps.stream().map(Sweep::y).toList());
    }

    /** The steps of a sweep in the order they were met. */
    public List<Step> steps(int b) {
        return fit.steps(b);
    }

    /** How many numbers describe all this. */
    public int parameters() {
        return levelCount() + fit.steps() + driftDegree();
    }
}
