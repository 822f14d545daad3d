package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import io.mtjlab.analysis.likelihood.LogLikelihood;
import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;

/**
 * tau_P, tau_AP (mean dwell times of the continuous process, missed events included) and P = tau_P/(tau_P+tau_AP) from
 * a chain's counts. Intervals are profiles in ln tau and logit P, so that autocorrelation is in them by construction.
 */
public final class DwellEstimates {

    private static final double Z95 = Quantiles.NORMAL.at95();
    /** One-sided 95 %. */
    private static final double ONE_SIDED = 1.6448536269514722;
    /**
     * A 95 % interval that spans more, as a ratio of its ends (for P of the odds), is no answer: half a dwell would give
     * one of 860, one dwell gives 77.
     */
    private static final double WIDEST = 1000;

    /**
     * In standard deviations: neighbouring readings must have that much in common. At the 95 % of an interval one trace in
     * forty whose dwells are all over before the next reading would get a dwell time, and one that is far too long.
     */
    private static final double SURE = 3;

    /** A variance of ln tau with which the data say nothing about it. */
    private static final double HOPELESS = 100;

    private static final String TOO_FEW = "too few changes of state in the trace";
    private static final String TOO_SHORT = "shorter than the readings can resolve";

    private DwellEstimates() {}

    /**
     * What a chain says.
     *
     * @param outcomes {@code tau_P}, {@code tau_AP} in s, {@code P}
     * @param covariance of {@code ln tau_P} and {@code ln tau_AP}
     */
    public record Dwells(List<Outcome> outcomes, Covariance covariance) {}

    /** Estimates from counts that are certain. */
    public static Dwells of(ChainCounts counts) {
        return of(counts, 1, 1, 1);
    }

    /**
     * Estimates whose statistical spread is larger than the counts alone would have, because the states themselves are
     * uncertain: factors on the half-widths of ln tau_P, ln tau_AP and logit P.
     */
    static Dwells of(ChainCounts counts, double stretchP, double stretchAp, double stretchLogit) {
        if (!counts.seesBothStates()) {
            return oneState(counts);
        }
        double eta = RateStart.logit(counts);
        double u = RateStart.logRate(counts);
        double[] start = {-u + softPlus(eta), -u + softPlus(-eta)};
        Maximiser dwell = new Maximiser(new DwellLikelihood(counts));
        Maximiser.Maximum best = dwell.maximise(start);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(tau("tau_P", dwell, best, 0, stretchP));
        outcomes.add(tau("tau_AP", dwell, best, 1, stretchAp));
        outcomes.add(occupancy(counts, best, stretchLogit));
        double[][] c = dwell.covariance(best.theta());
        double mixed = stretchP * stretchAp;
        return dwells(outcomes, new double[][] {
            {c[0][0] * stretchP * stretchP, c[0][1] * mixed}, {c[1][0] * mixed, c[1][1] * stretchAp * stretchAp}
        });
    }

    /**
     * Estimates from ln tau_P, ln tau_AP and their covariance, where the likelihood gives no counts: intervals of ln tau
     * have the shape that as many exponential dwells as the variance amounts to would give them.
     */
    static Dwells of(double lnTauP, double lnTauAP, double[][] covariance) {
        double varianceLogit = covariance[0][0] + covariance[1][1] - 2 * covariance[0][1];
        return dwells(
                List.of(
                        exponential("tau_P", "s", lnTauP, covariance[0][0]),
                        exponential("tau_AP", "s", lnTauAP, covariance[1][1]),
                        share("P", lnTauP - lnTauAP, varianceLogit)),
                covariance);
    }

    /** One change of state shows no dwell from its beginning to its end: nothing but that each may last so long. */
    static Dwells ofOneChange(Dwells dwells) {
        return new Dwells(
                dwells.outcomes().stream()
                        .map(outcome -> outcome instanceof Estimate estimate ? withoutValue(estimate) : outcome)
                        .toList(),
                Covariance.NONE);
    }

    private static Outcome withoutValue(Estimate estimate) {
        Interval bounds = estimate.unit().equals("s")
                ? new Interval(estimate.interval95().low(), Double.POSITIVE_INFINITY)
                : new Interval(0, 1);
        return new Undetermined(
                estimate.name(), estimate.unit(), "one change of state: no dwell is seen from end to end", bounds);
    }

    /** With the covariance of the dwell times that are determined: outcomes and matrix begin with tau_P and tau_AP. */
    private static Dwells dwells(List<Outcome> outcomes, double[][] covariance) {
        int[] known =
                IntStream.range(0, 2).filter(i -> outcomes.get(i).determined()).toArray();
        double[][] matrix = Arrays.stream(known)
                .mapToObj(i ->
                        Arrays.stream(known).mapToDouble(j -> covariance[i][j]).toArray())
                .toArray(double[][]::new);
        List<String> names = Arrays.stream(known)
                .mapToObj(i -> "ln " + outcomes.get(i).name())
                .toList();
        return new Dwells(outcomes, names.isEmpty() ? Covariance.NONE : new Covariance(names, matrix));
    }

    /** A mean dwell time from its logarithm and the variance of that. */
    static Outcome exponential(String name, String unit, double lnTau, double variance) {
        if (!Double.isFinite(lnTau) || !(variance < HOPELESS)) {
            return Undetermined.because(name, unit, TOO_FEW);
        }
        return dwell(
                name,
                unit,
                lnTau,
                exponentialInterval(lnTau, variance, 1),
                exponentialInterval(lnTau, variance, Z95),
                exponentialInterval(lnTau, variance, ONE_SIDED),
                "observed information in ln tau, shaped as for exponential dwells");
    }

    /** From ln tau and its intervals. */
    private static Outcome dwell(
            String name, String unit, double lnTau, Interval ln68, Interval ln95, Interval oneSided, String method) {
        if (!(ln95.width() <= Math.log(WIDEST))) {
            String reason = lnTau - ln95.low() > ln95.high() - lnTau ? TOO_SHORT : TOO_FEW;
            return bounded(name, unit, reason, lnTau, oneSided, Math::exp, Double.POSITIVE_INFINITY);
        }
        Interval at68 = map(ln68, Math::exp);
        return new Estimate(name, unit, Math.exp(lnTau), at68.width() / 2, at68, map(ln95, Math::exp), method);
    }

    /** A share of the time from its logit and the variance of that. */
    static Outcome share(String name, double logit, double variance) {
        double error = Math.sqrt(variance);
        return Double.isFinite(logit) && Double.isFinite(error)
                ? share(
                        name,
                        logit,
                        Interval.around(logit, error),
                        Interval.around(logit, Z95 * error),
                        Interval.around(logit, ONE_SIDED * error),
                        "observed information in logit")
                : Undetermined.because(name, "1", TOO_FEW);
    }

    private static Outcome share(
            String name, double logit, Interval logit68, Interval logit95, Interval oneSided, String method) {
        if (!(logit95.width() <= Math.log(WIDEST))) {
            return bounded(name, "1", TOO_FEW, logit, oneSided, DwellEstimates::logistic, 1);
        }
        Interval at68 = map(logit68, DwellEstimates::logistic);
        return new Estimate(
                name, "1", logistic(logit), at68.width() / 2, at68, map(logit95, DwellEstimates::logistic), method);
    }

    /** With the end that lies nearer to the best value, if that is not far off, too: the other one says nothing. */
    private static Undetermined bounded(
            String name,
            String unit,
            String reason,
            double best,
            Interval oneSided,
            DoubleUnaryOperator to,
            double highest) {
        double below = best - oneSided.low();
        double above = oneSided.high() - best;
        if (!(Math.min(below, above) <= Math.log(WIDEST))) {
            return Undetermined.because(name, unit, reason);
        }
        Interval bounds = below <= above
                ? new Interval(to.applyAsDouble(oneSided.low()), highest)
                : new Interval(0, to.applyAsDouble(oneSided.high()));
        return new Undetermined(name, unit, reason, bounds);
    }

    /** Of ln tau: where N (d + exp(-d) - 1) = z^2/2, d = ln tau - its estimate, N = 1/variance dwells. */
    private static Interval exponentialInterval(double lnTau, double variance, double z) {
        double half = 0.5 * z * z * variance;
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double d = (side == 0 ? -1 : 1) * z * Math.sqrt(variance);
            for (int i = 0; i < 60; i++) {
                double step = (d + Math.exp(-d) - 1 - half) / (1 - Math.exp(-d));
                d -= Math.max(-0.5, Math.min(0.5, step));
            }
            ends[side] = d;
        }
        return new Interval(lnTau + ends[0], lnTau + ends[1]);
    }

    private static Outcome tau(String name, Maximiser dwell, Maximiser.Maximum best, int index, double stretch) {
        ProfileInterval profile = new ProfileInterval(dwell, best, index, 0.3);
        double centre = best.theta()[index];
        Interval oneSided = stretched(profile.at(ONE_SIDED), centre, stretch);
        if (centre - stretched(profile.at(SURE), centre, stretch).low() > Math.log(WIDEST)) {
            return bounded(name, "s", TOO_SHORT, centre, oneSided, Math::exp, Double.POSITIVE_INFINITY);
        }
        return dwell(
                name,
                "s",
                centre,
                stretched(profile.at(1), centre, stretch),
                stretched(profile.at(Z95), centre, stretch),
                oneSided,
                "profile likelihood in ln tau");
    }

    private static Outcome occupancy(ChainCounts counts, Maximiser.Maximum dwells, double stretch) {
        LogLikelihood likelihood = new OccupancyLikelihood(counts);
        Maximiser maximiser = new Maximiser(likelihood);
        double[] theta = dwells.theta();
        double[] start = {theta[0] - theta[1], DwellLikelihood.logRate(theta[0], theta[1])};
        Maximiser.Maximum best = maximiser.maximise(start);
        double error = Math.sqrt(maximiser.covariance(best.theta())[0][0]);
        ProfileInterval profile =
                new ProfileInterval(maximiser, best, 0, Double.isFinite(error) && error > 0 ? error : 0.3);
        double centre = best.theta()[0];
        return share(
                "P",
                centre,
                stretched(profile.at(1), centre, stretch),
                stretched(profile.at(Z95), centre, stretch),
                stretched(profile.at(ONE_SIDED), centre, stretch),
                "profile likelihood in logit P");
    }

    /**
     * A trace of one state: its dwell time is at least the duration over 3.0 (exp(-3) = 0.05); the other one is not
     * seen, and P is only bounded by the first reading, since the trace may be one long dwell.
     */
    private static Dwells oneState(ChainCounts counts) {
        double duration = counts.steps().stream()
                .mapToDouble(s -> s.seconds() * (s.pp() + s.apAp()))
                .sum();
        double floor = duration / -Math.log(0.05);
        boolean onlyP = counts.samplesP() > counts.samplesAP();
        String seen = onlyP ? "P" : "AP";
        String unseen = onlyP ? "AP" : "P";
        Undetermined held = new Undetermined(
                "tau_" + seen,
                "s",
                "no change of state between readings in " + brief(duration) + " s",
                new Interval(floor, Double.POSITIVE_INFINITY));
        Undetermined other = Undetermined.because("tau_" + unseen, "s", "the " + unseen + " state was never seen");
        Undetermined share = new Undetermined(
                "P",
                "1",
                "the " + unseen + " state was never seen",
                onlyP ? new Interval(0.05, 1) : new Interval(0, 0.95));
        return new Dwells(onlyP ? List.of(held, other, share) : List.of(other, held, share), Covariance.NONE);
    }

    private static Interval stretched(Interval interval, double centre, double by) {
        return new Interval(centre + by * (interval.low() - centre), centre + by * (interval.high() - centre));
    }

    private static Interval map(Interval interval, DoubleUnaryOperator to) {
        return new Interval(to.applyAsDouble(interval.low()), to.applyAsDouble(interval.high()));
    }

    private static double logistic(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    private static double softPlus(double x) {
        return ChainLikelihood.softPlus(x);
    }

    private static String brief(double value) {
        return String.format(java.util.Locale.ROOT, "%.3g", value);
    }
}
