package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * Levels, dwell times and shares of the time of a trace whose number of levels, two to six, is not known:
 *
 * <pre>{@code
 * FitResult fit = LevelFit.standard().fit(TelegraphTrace.ofOhms(seconds, ohms));
 * }</pre>
 *
 * <p>The levels are the peaks of the readings once drift is out; a hidden Markov chain is fitted with everything free,
 * then bound to each structure of parallel cells that has as many levels, and the Bayesian information criterion chooses.
 * Two levels, or one peak, are {@link TelegraphFit}'s job.
 */
public final class LevelFit {

    private static final int MOST_LEVELS = 6;
    /** Departures from a level below which its dwell time has no value. */
    private static final double FEWEST_EXITS = 2.5;
    /** A level with fewer readings than this has to earn its place. */
    private static final int FEW_READINGS = 300;

    private LevelFit() {}

    public static LevelFit standard() {
        return new LevelFit();
    }

    /** {@code n_levels}, and {@code level_k} (ohm), {@code dwell_k} (s), {@code occ_k} of each. */
    public FitResult fit(TelegraphTrace trace) {
        Readings readings = new Readings(trace);
        if (readings.intervals().length > 1 || readings.reverses() || AcquisitionFit.integrates(trace)) {
            return ofTwo(TelegraphFit.standard().fit(trace).result());
        }
        LevelPeaks peaks = LevelPeaks.of(readings);
        if (peaks.levels().length <= 2 || peaks.levels().length > MOST_LEVELS + 2) {
            return ofTwo(TelegraphFit.standard().fit(trace).result());
        }
        LevelsEm em = new LevelsEm(readings);
        Optional<LevelsEm.Fitted> best = best(em, readings, peaks);
        if (best.isEmpty() || NothingButNoise.explains(readings, best.get().criterion(readings.size()))) {
            return ofTwo(TelegraphFit.standard().fit(trace).result());
        }
        return describe(readings, em, best.get());
    }

    private static Optional<LevelsEm.Fitted> best(LevelsEm em, Readings readings, LevelPeaks peaks) {
        double[] levels = peaks.levels();
        LevelsEm.Fitted free = withDrift(em, readings, levels, peaks);
        while (free.levels() > 2) {
            int rarest = rarest(free);
            double visited = visited(free, rarest);
            if (free.levels() <= MOST_LEVELS && visited > FEW_READINGS) {
                break;
            }
            LevelsEm.Fitted fewer = em.free(
                    without(free.chain().levels(), rarest),
                    free.chain().sigma(),
                    free.chain().drift());
            if (free.levels() <= MOST_LEVELS
                    && bound(em, readings, free).criterion(readings.size())
                            > bound(em, readings, fewer).criterion(readings.size())) {
                break;
            }
            free = fewer;
        }
        return free.levels() <= 2 ? Optional.empty() : Optional.of(bound(em, readings, free));
    }

    /** The free fit or the structure that the Bayesian information criterion likes best. */
    private static LevelsEm.Fitted bound(LevelsEm em, Readings readings, LevelsEm.Fitted free) {
        LevelsEm.Fitted best = free;
        for (CellStructure structure : CellStructure.ofLevels(free.levels())) {
            LevelsEm.Fitted candidate = em.bound(free, structure);
            best = candidate.criterion(readings.size()) > best.criterion(readings.size()) ? candidate : best;
        }
        return best;
    }

    /** Drift of the order seen at first, and of higher ones as long as they pay. */
    private static LevelsEm.Fitted withDrift(LevelsEm em, Readings readings, double[] levels, LevelPeaks peaks) {
        LevelsEm.Fitted best = em.free(levels, peaks.sigmaOhms(), peaks.drift());
        for (int order = peaks.drift().length + 2; order <= 9; order += 2) {
            LevelsEm.Fitted more = em.free(
                    best.chain().levels(),
                    best.chain().sigma(),
                    Arrays.copyOf(best.chain().drift(), order));
            if (more.criterion(readings.size()) <= best.criterion(readings.size())) {
                break;
            }
            best = more;
        }
        return best;
    }

    private static int rarest(LevelsEm.Fitted fitted) {
        int rarest = 0;
        for (int k = 1; k < fitted.levels(); k++) {
            rarest = visited(fitted, k) < visited(fitted, rarest) ? k : rarest;
        }
        return rarest;
    }

    private static double visited(LevelsEm.Fitted fitted, int level) {
        return Arrays.stream(fitted.sums().pairs()[level]).sum();
    }

    private static double[] without(double[] levels, int index) {
        double[] fewer = new double[levels.length - 1];
        for (int k = 0; k < fewer.length; k++) {
            fewer[k] = levels[k < index ? k : k + 1];
        }
        return fewer;
    }

    private static FitResult describe(Readings readings, LevelsEm em, LevelsEm.Fitted fitted) {
        byte[] path = em.path(fitted);
        double widening = Math.sqrt(Math.max(1, autocorrelation(readings, fitted, path)));
        LevelDwells dwells = LevelDwells.of(em, fitted, readings.intervals()[0]);
        int levels = fitted.levels();
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Estimate.normal("n_levels", "1", levels, 0));
        for (int k = 0; k < levels; k++) {
            double error = widening * Math.sqrt(fitted.levelCovariance()[k][k]);
            outcomes.add(
                    Estimate.normal("level_" + k, "ohm", fitted.chain().levels()[k] + readings.centreOhms(), error));
            outcomes.add(dwell(dwells, k));
            outcomes.add(occupancy(dwells, k));
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(fitted.structure()
                .map(s -> "levels and rates are those of " + s.text())
                .orElse("levels and rates are not those of independent cells in parallel"));
        if (fitted.chain().drift().length > 0) {
            remarks.add("drift taken out: polynomial of order " + fitted.chain().drift().length);
        }
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("readings", (double) readings.size());
        statistics.put("noise_ohms", fitted.chain().sigma());
        statistics.put("outlier_share", fitted.chain().outliers());
        statistics.put("log_likelihood", fitted.sums().logLikelihood());
        for (int k = 0; k < levels; k++) {
            int level = k;
            double off = DwellTimes.of(i -> path[i], path.length, level, readings.intervals()[0])
                    .exponentiality();
            if (!Double.isNaN(off)) {
                statistics.put("exponentiality_z_" + k, off);
                statistics.put("exponentiality_p_" + k, DwellTimes.pValue(off));
            }
        }
        statistics.put("bic", -2 * fitted.criterion(readings.size()));
        return new FitResult(
                "telegraph",
                "trace",
                outcomes,
                Covariance.NONE,
                fitted.converged() ? "converged" : "ran out of steps",
                statistics,
                remarks,
                List.of(TelegraphFigure.of(readings, fitted, path, outcomes)));
    }

    private static Outcome dwell(LevelDwells dwells, int k) {
        String name = "dwell_" + k;
        if (dwells.exits()[k] < FEWEST_EXITS && !dwells.shared()) {
            String reason = String.format(Locale.ROOT, "left %.0f times only, too few for a mean", dwells.exits()[k]);
            double held = dwells.seconds()[k];
            return new Undetermined(name, "s", reason, new Interval(held / 5, Double.POSITIVE_INFINITY));
        }
        return DwellEstimates.exponential(name, "s", Math.log(dwells.seconds()[k]), dwells.lnVariance()[k]);
    }

    private static Outcome occupancy(LevelDwells dwells, int k) {
        double p = dwells.occupancy()[k];
        return DwellEstimates.share("occ_" + k, Math.log(p / (1 - p)), dwells.logitVariance()[k]);
    }

    private static double autocorrelation(Readings readings, LevelsEm.Fitted fitted, byte[] path) {
        int n = Math.min(readings.size(), 200_000);
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = readings.ohms()[i]
                    - fitted.chain().levels()[path[i]]
                    - Legendre.sum(fitted.chain().drift(), readings.x(i));
        }
        return LevelErrors.integratedAutocorrelation(
                residuals, 4 * fitted.chain().sigma());
    }

    /** A two-level fit under the names of both kinds. */
    private static FitResult ofTwo(FitResult two) {
        List<Outcome> outcomes = new ArrayList<>();
        if (two.estimate("R_P").isPresent() && two.estimate("R_AP").isPresent()) {
            outcomes.add(Estimate.normal("n_levels", "1", 2, 0));
            outcomes.add(two.outcome("R_P").named("level_0"));
            outcomes.add(two.outcome("tau_P").named("dwell_0"));
            outcomes.add(two.outcome("P").named("occ_0"));
            outcomes.add(two.outcome("R_AP").named("level_1"));
            outcomes.add(two.outcome("tau_AP").named("dwell_1"));
            outcomes.add(rest(two.outcome("P")));
        } else {
            outcomes.add(Undetermined.because("n_levels", "1", "the trace does not show two levels"));
        }
        outcomes.addAll(two.outcomes());
        return new FitResult(
                two.kind(),
                two.id(),
                outcomes,
                two.covariance(),
                two.stop(),
                two.statistics(),
                two.remarks(),
                two.figures());
    }

    /** 1 - P. */
    private static Outcome rest(Outcome p) {
        if (p instanceof Undetermined none) {
            Interval bounds = none.bounds95();
            return new Undetermined("occ_1", "1", none.reason(), new Interval(1 - bounds.high(), 1 - bounds.low()));
        }
        return ((Estimate) p).scaled(-1, "1").shifted(1).named("occ_1");
    }
}
