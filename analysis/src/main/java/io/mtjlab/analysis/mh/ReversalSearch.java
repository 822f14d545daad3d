package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Loss;
import io.mtjlab.analysis.steps.Robust;

/** Finds the shape of reversal, with or without drift, that describes a loop best by BIC, and its rivals; or none. */
final class ReversalSearch {

    /** Starts of the width, in steps of the sweep. */
    private static final double[] WIDTHS = {1, 3, 10, 30, 100};

    /** A width of less, in steps, does not show. */
    static final double SHARP = 0.3;

    /** Of the range at each end, to tell the background where a search starts. */
    private static final double ENDS = 0.15;

    /** By how much BIC must fall for a reversal, which may be anywhere in the noise: as for thousands of places tried. */
    private static final double BEYOND_A_LINE = 20;

    /** A description that BIC finds less likely than e to the minus half of this is no rival. */
    private static final double RIVAL = 20;

    private final MhRows rows;
    private final Found best;
    private final List<Found> each = new ArrayList<>();

    ReversalSearch(MhRows rows) {
        this.rows = rows;
        Found line = line();
        Found least = new Found(line.curve, line.p, line.drifts, line.score - BEYOND_A_LINE);
        for (ReversalShape shape : ReversalShape.values()) {
            ReversalCurve curve = new ReversalCurve(shape, rows, SHARP * rows.step());
            for (boolean drifts : new boolean[] {false, true}) {
                Found found = Arrays.stream(WIDTHS)
                        .mapToObj(width -> from(curve, start(curve, width * rows.step()), drifts))
                        .min(Comparator.comparingDouble(Found::score))
                        .orElseThrow();
                each.add(found);
                least = found.score < least.score ? found : least;
            }
        }
        this.best = least;
    }

    /**
     * A description with its score, the smaller the better.
     *
     * @param curve empty for a straight line of background alone
     * @param p the curve's parameters, or chi, m_0 and drift
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(Optional<ReversalCurve> curve, double[] p, boolean drifts, double score) {}

    Found best() {
        return best;
    }

    /** The best of each shape with and without drift, as far as it is nearly as likely as the best of all. */
    List<Found> rivals() {
        return each.stream().filter(f -> f.score < best.score + RIVAL).toList();
    }

    /** No reversal: background, offset and drift alone. */
    private Found line() {
        ReversalCurve curve = new ReversalCurve(ReversalShape.RAMP, rows, 1);
        CurveFit fit = settings(curve, true)
                .withFixed("m_s", 0)
                .withFixed("Hup", 0)
                .withFixed("Hdown", 0)
                .withFixed("w", 2);
        double[] p = fit.bestPoint(rows.numbers(), rows.moment()).values();
        return new Found(Optional.empty(), p, true, badness(curve, p) + 3 * Math.log(rows.size()));
    }

    private Found from(ReversalCurve curve, double[] start, boolean drifts) {
        double[] p = settings(curve, drifts)
                .startingAt(start)
                .bestPoint(rows.numbers(), rows.moment())
                .values();
        int branches = (rows.branch(true).length > 0 ? 1 : 0) + (rows.branch(false).length > 0 ? 1 : 0);
        int parameters = 4 + branches + (drifts ? 1 : 0);
        return new Found(Optional.of(curve), p, drifts, badness(curve, p) + parameters * Math.log(rows.size()));
    }

    /** A branch that was not measured, and drift where none is looked for, are held. */
    CurveFit settings(ReversalCurve curve, boolean drifts) {
        CurveFit fit = CurveFit.of(curve).withLoss(Loss.HUBER, 2 * rows.noise());
        return held(fit, drifts);
    }

    CurveFit held(CurveFit curve, boolean drifts) {
        CurveFit fit = drifts ? curve : curve.withFixed("drift", 0);
        fit = rows.branch(true).length == 0 ? fit.withFixed("Hup", 0) : fit;
        return rows.branch(false).length == 0 ? fit.withFixed("Hdown", 0) : fit;
    }

    /** Sum of squared distances in noise standard deviations, at most 16 each. */
    private double badness(ReversalCurve curve, double[] p) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double z = (rows.moment()[i] - curve.value(i, p)) / rows.noise();
            sum += Math.min(16, z * z);
        }
        return sum;
    }

    private double lowEnd() {
        return rows.lowest() + ENDS * (rows.highest() - rows.lowest());
    }

    private double highEnd() {
        return rows.highest() - ENDS * (rows.highest() - rows.lowest());
    }

    /**
     * With the slope of the background that the ends show, or with none where that lies nearer to the readings: the few at
     * the ends of a noisy loop may tell a slope that hides the reversal.
     */
    private double[] start(ReversalCurve curve, double width) {
        double low = lowEnd();
        double high = highEnd();
        double ends = 0.5 * (slope(row -> rows.oersted()[row] < low) + slope(row -> rows.oersted()[row] > high));
        double[] sloping = start(width, ends);
        double[] flat = start(width, 0);
        return distance(curve, sloping) < distance(curve, flat) ? sloping : flat;
    }

    /** Sum over the readings. */
    private double distance(ReversalCurve curve, double[] p) {
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> Math.abs(rows.moment()[i] - curve.value(i, p)))
                .sum();
    }

    private double[] start(double width, double chi) {
        double low = lowEnd();
        double high = highEnd();
        double[] flat = IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.moment()[i] - chi * rows.oersted()[i])
                .toArray();
        double below = median(flat, row -> rows.oersted()[row] < low);
        double above = median(flat, row -> rows.oersted()[row] > high);
        double middle = 0.5 * (below + above);
        double sign = above > below ? 1 : -1;
        double up = crossing(true, flat, middle, sign);
        double down = crossing(false, flat, middle, -sign);
        return new double[] {0.5 * (above - below), up, down, width, chi, middle, 0};
    }

    private double crossing(boolean up, double[] flat, double middle, double sign) {
        int[] branch = rows.branch(up);
        return branch.length == 0
                ? 0
                : Crossing.of(rows, branch, flat, middle, sign).middle();
    }

    private double median(double[] values, java.util.function.IntPredicate wanted) {
        double[] some = IntStream.range(0, rows.size())
                .filter(wanted)
                .mapToDouble(i -> values[i])
                .toArray();
        return some.length == 0 ? Robust.median(values) : Robust.median(some);
    }

    /** Of the readings wanted, by the medians of their lower and upper halves in the field; 0 when they are too few. */
    private double slope(java.util.function.IntPredicate wanted) {
        int[] some = IntStream.range(0, rows.size())
                .filter(wanted)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> rows.oersted()[i]))
                .mapToInt(i -> i)
                .toArray();
        int half = some.length / 2;
        if (half < 1) {
            return 0;
        }
        int[] first = Arrays.copyOf(some, half);
        int[] last = Arrays.copyOfRange(some, some.length - half, some.length);
        double run = Robust.median(pick(rows.oersted(), last)) - Robust.median(pick(rows.oersted(), first));
        double rise = Robust.median(pick(rows.moment(), last)) - Robust.median(pick(rows.moment(), first));
        return run > 0 ? rise / run : 0;
    }

    private static double[] pick(double[] values, int[] some) {
        return Arrays.stream(some).mapToDouble(i -> values[i]).toArray();
    }
}
