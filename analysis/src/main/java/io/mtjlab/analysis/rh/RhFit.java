package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.LoopSteps;
import io.mtjlab.analysis.steps.NoLoop;
import io.mtjlab.analysis.steps.Staircase;
import io.mtjlab.analysis.steps.Sweep;
import io.mtjlab.analysis.steps.SwitchingPoints;
import io.mtjlab.analysis.steps.Wander;

/**
 * A loop measured once or several times: levels, TMR, switching fields.
 *
 * <pre>{@code
 * FitResult fit = RhFit.standard().fit(List.of(new Cycle(oersted, ohms), ...));
 * }</pre>
 *
 * <p>Three descriptions compete by BIC: steps between constant levels (one cell or several in parallel), a sheared loop,
 * and a major loop whose reference layer turns. Results {@code R_P R_AP} (ohm, raw), {@code TMR}, {@code n_levels},
 * {@code Hup_k Hdown_k Hc H_offset} (Oe), {@code Hs} of a sheared and {@code H_RL} of a major loop; with a series
 * resistance also {@code TMR_corrected}. Hc = (mean Hup - mean Hdown)/2, H_offset = (mean Hup + mean Hdown)/2.
 *
 * <p>Fields are means over the cycles measured; their intervals are what the steps of the sweep hide. Of a junction of one
 * cell measured more than once there are also {@code H_sd}, the scatter from cycle to cycle, and {@code Hup_median_0
 * Hdown_median_0 Hc_median H_offset_median}, the device's own, whose intervals hold the scatter too.
 */
public final class RhFit {

    /** Descriptions whose BIC differ by less than this, odds of 55 to one, are both possible. */
    private static final double DOUBT = 8;

    private final Optional<Double> seriesOhms;
    private final SwitchingPoints.Law law;

    private RhFit(Optional<Double> seriesOhms, SwitchingPoints.Law law) {
        this.seriesOhms = seriesOhms;
        this.law = law;
    }

    public static RhFit standard() {
        return new RhFit(Optional.empty(), SwitchingPoints.Law.GUMBEL);
    }

    /** Also the TMR without {@code ohms} in series. */
    public RhFit withSeriesOhms(double ohms) {
        return new RhFit(Optional.of(ohms), law);
    }

    /** How the switching fields of one device scatter around their median; thermal activation unless told. */
    public RhFit withLaw(SwitchingPoints.Law other) {
        return new RhFit(seriesOhms, other);
    }

    /**
     * One loop.
     *
     * @param oersted in sweep order, shape [n]
     * @param ohms shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Cycle(double[] oersted, double[] ohms) {}

    /** @throws io.mtjlab.base.error.InvalidInput when a cycle has fewer than four readings, or a constant field */
    public FitResult fit(List<Cycle> cycles) {
        List<Sweep> sweeps = new ArrayList<>();
        cycles.forEach(cycle -> sweeps.addAll(Sweep.ofLoop(cycle.oersted(), cycle.ohms())));
        Staircase staircase = new Staircase(sweeps);
        List<Sweep> own = sweeps.stream().map(Sweep::own).toList();
        LoopRows rows = LoopRows.of(own, staircase.noise());
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("cycles", (double) cycles.size());
        statistics.put("noise_ohms", staircase.noise());
        List<String> remarks = new ArrayList<>();
        if (staircase.driftDegree() > 0) {
            remarks.add("a slow drift was found and taken off: its own size is in the errors of the levels");
        }
        staircase.resolution("ohm").ifPresent(remarks::add);
        if (staircase.levelCount() == 1) {
            return nothing(NoLoop.ONE_LEVEL, staircase, rows, statistics, remarks);
        }
        LoopModel model = choose(staircase, own, rows);
        if (model instanceof SteppedLoop) {
            Optional<Staircase> level = staircase.withoutSlopes();
            if (level.isPresent()) {
                remarks.add("the levels change with the field, the same way up and down: slopes were taken off, and the"
                        + " levels are those at zero field");
                staircase = level.get();
                own = staircase.sweeps().stream().map(Sweep::own).toList();
                statistics.put("noise_ohms", staircase.noise());
                rows = LoopRows.of(own, staircase.noise());
                model = new SteppedLoop(staircase, law);
            }
        }
        if (model.madeBy(new Wander(residuals(rows, model), staircase.neighbours()))) {
            Optional<Staircase> standing = staircase.despiteWander();
            if (standing.isEmpty()) {
                return nothing(NoLoop.WANDERS, staircase, rows, statistics, remarks);
            }
            remarks.add(LoopSteps.WANDERING);
            staircase = standing.get();
            statistics.put("noise_ohms", staircase.noise());
            rows = LoopRows.of(own, staircase.noise());
            model = new SteppedLoop(staircase, law);
        }
        if (model instanceof SteppedLoop stepped && stepped.steps().staysAway()) {
            return nothing(NoLoop.STAYS_AWAY, staircase, rows, statistics, remarks);
        }
        List<Outcome> outcomes = new ArrayList<>(model.outcomes());
        int freedom = Math.max(1, rows.size() - model.parameters());
        outcomes.addAll(2, ratios(outcomes, model.levelCovariance(), freedom));
        statistics.put("reduced_chi_square", model.badness() / freedom);
        if (model.polarity() != 0) {
            remarks.add("a positive field favours " + (model.polarity() > 0 ? "AP" : "P"));
        }
        if (cycles.size() == 1) {
            remarks.add("one cycle: the scatter from cycle to cycle is not in the intervals of the fields");
        }
        if (model instanceof SteppedLoop stepped && stepped.steps().leftOut() > 0) {
            remarks.add(stepped.steps().leftOut() + " sweeps with another number of steps than most left out");
        }
        return result(outcomes, statistics, remarks, RhFigure.of(rows, Optional.of(model), outcomes));
    }

    private static FitResult nothing(
            NoLoop nothing, Staircase staircase, LoopRows rows, Map<String, Double> statistics, List<String> remarks) {
        List<Outcome> none = SteppedLoop.outcomes(nothing, staircase);
        return result(none, statistics, remarks, RhFigure.of(rows, Optional.empty(), none));
    }

    private LoopModel choose(Staircase staircase, List<Sweep> own, LoopRows rows) {
        SteppedLoop stepped = new SteppedLoop(staircase, law);
        LoopModel best = stepped;
        double low = staircase.level(0);
        double high = staircase.level(staircase.levelCount() - 1);
        double up = stepped.steps().middle(true);
        double down = stepped.steps().middle(false);
        List<LoopModel> others = new ArrayList<>();
        if (Double.isFinite(up) && Double.isFinite(down) && stepped.polarity() != 0) {
            // The scatter of several cycles looks like a ramp: it must describe them better, not only more briefly.
            undrifted(rows, r -> ShearedLoop.of(r, low, high, up, down, stepped.polarity()))
                    .filter(s -> staircase.sweeps().size() <= 2 || s.badness() < stepped.badness())
                    .ifPresent(others::add);
        }
        double[] middle = halves(rows.ohms());
        undrifted(rows, r -> MajorLoop.of(r, r.in(own), middle[0], middle[1])).ifPresent(others::add);
        boolean cells = staircase.levelCount() > 2;
        for (LoopModel other : others) {
            double doubt = cells && other instanceof ShearedLoop ? DOUBT : 0;
            boolean better = other.score(rows.size()) < best.score(rows.size()) + doubt;
            best = better && other.possible() ? other : best;
        }
        boolean clear = !cells || best.score(rows.size()) < stepped.score(rows.size()) - DOUBT;
        return best instanceof ShearedLoop sheared && !clear ? sheared.doubted() : best;
    }

    /** A description, made again without the drift that its residuals show if that is the better one. */
    private static Optional<LoopModel> undrifted(
            LoopRows rows, Function<LoopRows, Optional<? extends LoopModel>> description) {
        Optional<LoopModel> plain = description.apply(rows).map(m -> m);
        if (plain.isEmpty()) {
            return plain;
        }
        LoopRows flat = CurvePosterior.withoutDrift(rows, residuals(rows, plain.get()));
        Optional<LoopModel> again = flat.driftNumbers() == 0
                ? Optional.empty()
                : description.apply(flat).map(m -> m);
        return again.filter(m -> m.score(rows.size()) < plain.get().score(rows.size()))
                .or(() -> plain);
    }

    private static double[] residuals(LoopRows rows, LoopModel model) {
        double[] residuals = model.expected();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = rows.ohms()[i] - residuals[i];
        }
        return residuals;
    }

    /** Medians of the readings below and above the middle between the two. */
    private static double[] halves(double[] ohms) {
        double[] sorted = ohms.clone();
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 20];
        double high = sorted[sorted.length - 1 - sorted.length / 20];
        for (int i = 0; i < 30; i++) {
            double cut = 0.5 * (low + high);
            low = io.mtjlab.analysis.steps.Robust.median(
                    Arrays.stream(sorted).filter(v -> v <= cut).toArray());
            high = io.mtjlab.analysis.steps.Robust.median(
                    Arrays.stream(sorted).filter(v -> v > cut).toArray());
        }
        return new double[] {low, high};
    }

    private List<Outcome> ratios(List<Outcome> outcomes, double covariance, int freedom) {
        List<Outcome> ratios = new ArrayList<>();
        if (outcomes.get(0) instanceof Estimate p && outcomes.get(1) instanceof Estimate ap) {
            ratios.add(Ratio.tmr("TMR", p, ap, covariance, 0, freedom));
            seriesOhms.ifPresent(series -> ratios.add(Ratio.tmr("TMR_corrected", p, ap, covariance, series, freedom)));
        } else {
            ratios.add(Undetermined.because("TMR", "1", "a level is missing"));
        }
        return ratios;
    }

    private static FitResult result(
            List<Outcome> outcomes,
            Map<String, Double> statistics,
            List<String> remarks,
            io.mtjlab.base.figure.Figure figure) {
        return new FitResult(
                "rh", "loop", outcomes, Covariance.NONE, "converged", statistics, remarks, List.of(figure));
    }
}
