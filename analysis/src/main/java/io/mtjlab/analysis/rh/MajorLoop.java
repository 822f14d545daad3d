package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Place;
import io.mtjlab.analysis.steps.StepPlaces;
import io.mtjlab.analysis.steps.Sweep;
import io.mtjlab.analysis.steps.Wander;
import io.mtjlab.analysis.steps.WeightedPlaces;

/**
 * A loop described as major: beyond the free layer's steps the reference layer turns gradually, so that the first level
 * comes back. A coarse search for H_RL and the width, then in turns the places of the free layer's steps and least
 * squares of {@link MajorCurve}.
 */
final class MajorLoop implements LoopModel {

    private static final int PLACES = 48;
    private static final double[] WIDTHS = {0.02, 0.05, 0.1, 0.2};
    private static final int ROUNDS = 3;

    private final LoopRows rows;
    private final List<Sweep> sweeps;
    private final List<Place> up = new ArrayList<>();
    private final List<Place> down = new ArrayList<>();
    private final int[] free;
    /** Free layer's sign at the low end of the field. */
    private final int atLow;

    private double[] best;
    private Optional<CurvePosterior> posterior = Optional.empty();

    private MajorLoop(LoopRows rows, List<Sweep> sweeps, int atLow, double[] start) {
        this.rows = rows;
        this.sweeps = sweeps;
        this.atLow = atLow;
        this.free = new int[rows.size()];
        this.best = start;
        for (int round = 0; round < ROUNDS; round++) {
            steps();
            MajorCurve curve = new MajorCurve(rows.oersted(), free, 1e-3 * rows.step());
            best = rows.best(curve, best);
        }
        steps();
    }

    static Optional<MajorLoop> of(LoopRows rows, List<Sweep> sweeps, double ohmsP, double ohmsAP) {
        double low = java.util.Arrays.stream(rows.oersted()).min().orElseThrow();
        double high = java.util.Arrays.stream(rows.oersted()).max().orElseThrow();
        double least = Double.POSITIVE_INFINITY;
        double[] start = {};
        int sign = 1;
        for (int k = 1; k < PLACES; k++) {
            double reference = low + (high - low) * k / PLACES;
            for (double share : WIDTHS) {
                double[] p = {ohmsP, ohmsAP, reference, share * (high - low) / 2};
                for (int atLow : new int[] {-1, 1}) {
                    double badness = coarse(rows, sweeps, atLow, p);
                    if (badness < least) {
                        least = badness;
                        start = p;
                        sign = atLow;
                    }
                }
            }
        }
        if (start.length == 0) {
            return Optional.empty(); // levels or fields that no curve can go through
        }
        MajorLoop loop = new MajorLoop(rows, sweeps, sign, start);
        boolean turnsWithin = loop.best[MajorCurve.REFERENCE] > low
                && loop.best[MajorCurve.REFERENCE] < high
                && loop.best[LoopCurve.P] > 0
                && loop.best[LoopCurve.AP] > loop.best[LoopCurve.P];
        return turnsWithin ? Optional.of(loop) : Optional.empty();
    }

    /** Badness with the best single step of each sweep. */
    private static double coarse(LoopRows rows, List<Sweep> sweeps, int atLow, double[] p) {
        double total = 0;
        for (Sweep sweep : sweeps) {
            int first = sweep.rising() ? atLow : -atLow;
            double cost = 0;
            double[] change = new double[sweep.size()];
            for (int i = 0; i < sweep.size(); i++) {
                double t = Math.tanh((sweep.x()[i] - p[MajorCurve.REFERENCE]) / p[MajorCurve.WIDTH]);
                double before = loss(rows, sweep.y()[i], first * t, p);
                double after = loss(rows, sweep.y()[i], -first * t, p);
                cost += after;
                change[i] = before - after;
            }
            double running = cost;
            double best = cost;
            for (double each : change) {
                running += each;
                best = Math.min(best, running);
            }
            total += best;
        }
        return total;
    }

    private static double loss(LoopRows rows, double ohms, double m, double[] p) {
        double expected = 2 / ((1 - m) / p[LoopCurve.P] + (1 + m) / p[LoopCurve.AP]);
        double z = (ohms - expected) / rows.noise();
        return Math.min(16, z * z);
    }

    private void steps() {
        up.clear();
        down.clear();
        MajorCurve one = new MajorCurve(rows.oersted(), filled(1), 1e-3);
        MajorCurve other = new MajorCurve(rows.oersted(), filled(-1), 1e-3);
        int at = 0;
        for (Sweep sweep : sweeps) {
            double[][] expected = new double[2][sweep.size()];
            int first = sweep.rising() ? atLow : -atLow;
            for (int i = 0; i < sweep.size(); i++) {
                expected[0][i] = (first > 0 ? one : other).value(at + i, best);
                expected[1][i] = (first > 0 ? other : one).value(at + i, best);
            }
            StepPlaces places = new StepPlaces(sweep.x(), sweep.y(), expected, rows.noise());
            (sweep.rising() ? up : down).add(places.places().get(0));
            for (int i = 0; i < sweep.size(); i++) {
                free[at + i] = places.shares()[0][i] > 0.5 ? first : -first;
            }
            at += sweep.size();
        }
    }

    private int[] filled(int sign) {
        int[] all = new int[rows.size()];
        java.util.Arrays.fill(all, sign);
        return all;
    }

    private MajorCurve curve() {
        return new MajorCurve(rows.oersted(), free, 1e-3 * rows.step());
    }

    @Override
    public double badness() {
        return rows.badness(curve(), best);
    }

    @Override
    public int parameters() {
        return best.length + sweeps.size() + rows.driftNumbers();
    }

    @Override
    public double[] expected() {
        return rows.expected(curve(), best);
    }

    /** Between the free layer's steps and H_RL the cosine of a reference layer not yet turned is -free. */
    @Override
    public int polarity() {
        return atLow * (best[MajorCurve.REFERENCE] > 0 ? 1 : -1);
    }

    @Override
    public List<Outcome> outcomes() {
        FitResult fit = rows.fit(curve(), best);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(LoopModel.told(fit, posterior().level("R_P", LoopCurve.P)));
        outcomes.add(LoopModel.told(fit, posterior().level("R_AP", LoopCurve.AP)));
        outcomes.add(LoopModel.levels(2, "major loop"));
        outcomes.add(field(up, "Hup_0"));
        outcomes.add(field(down, "Hdown_0"));
        if (!up.isEmpty() && !down.isEmpty()) {
            outcomes.add(WeightedPlaces.sum(up, 0.5, down, -0.5).estimate("Hc", "Oe"));
            outcomes.add(WeightedPlaces.sum(up, 0.5, down, 0.5).estimate("H_offset", "Oe"));
        }
        outcomes.add(LoopModel.told(fit, posterior().field("H_RL", p -> p[MajorCurve.REFERENCE])));
        return outcomes;
    }

    private static Outcome field(List<Place> places, String name) {
        return places.isEmpty()
                ? Undetermined.because(name, "Oe", "no sweep in that direction")
                : WeightedPlaces.mean(places).estimate(name, "Oe");
    }

    @Override
    public double levelCovariance() {
        return posterior().levelCovariance();
    }

    private CurvePosterior posterior() {
        CurvePosterior known = posterior.orElseGet(() -> CurvePosterior.of(rows, curve(), best));
        posterior = Optional.of(known);
        return known;
    }

    @Override
    public boolean madeBy(Wander wander) {
        return wander.explainsCurve(best[LoopCurve.AP] - best[LoopCurve.P], LoopCurve.BEYOND_A_WALK);
    }

    @Override
    public boolean possible() {
        return posterior().possible();
    }
}
