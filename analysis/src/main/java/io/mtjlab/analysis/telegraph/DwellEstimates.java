package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.analysis.likelihood.LogLikelihood;
import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * tau_P, tau_AP (mean dwell times of the continuous process, missed events included) and P = tau_P/(tau_P+tau_AP) from
 * a chain's counts. Intervals are profiles in ln tau and logit P, so that autocorrelation is in them by construction.
 */
public final class DwellEstimates {

    private static final double Z95 = 1.959963984540054;
    /** One-sided 95 %. */
    private static final double ONE_SIDED = 1.6448536269514722;

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
        Covariance covariance = new Covariance(List.of("ln tau_P", "ln tau_AP"), new double[][] {
            {c[0][0] * stretchP * stretchP, c[0][1] * mixed}, {c[1][0] * mixed, c[1][1] * stretchAp * stretchAp}
        });
        return new Dwells(outcomes, covariance);
    }

    /**
     * Estimates from ln tau_P, ln tau_AP and their covariance, where the likelihood gives no counts: intervals of ln tau
     * have the shape that as many exponential dwells as the variance amounts to would give them.
     */
    static Dwells of(double lnTauP, double lnTauAP, double[][] covariance) {
        double varianceLogit = covariance[0][0] + covariance[1][1] - 2 * covariance[0][1];
        double eta = lnTauP - lnTauAP;
        double error = Math.sqrt(varianceLogit);
        Interval at68 = new Interval(logistic(eta - error), logistic(eta + error));
        Outcome share = new Estimate(
                "P",
                "1",
                logistic(eta),
                at68.width() / 2,
                at68,
                new Interval(logistic(eta - Z95 * error), logistic(eta + Z95 * error)),
                "observed information in logit P");
        return new Dwells(
                List.of(
                        exponential("tau_P", "s", lnTauP, covariance[0][0]),
                        exponential("tau_AP", "s", lnTauAP, covariance[1][1]),
                        share),
                new Covariance(List.of("ln tau_P", "ln tau_AP"), new double[][] {
                    {covariance[0][0], covariance[0][1]}, {covariance[1][0], covariance[1][1]}
                }));
    }

    /** A mean dwell time from its logarithm and the variance of that. */
    static Outcome exponential(String name, String unit, double lnTau, double variance) {
        Interval at68 = exponentialInterval(lnTau, variance, 1);
        return new Estimate(
                name,
                unit,
                Math.exp(lnTau),
                at68.width() / 2,
                at68,
                exponentialInterval(lnTau, variance, Z95),
                "observed information in ln tau, shaped as for exponential dwells");
    }

    /** Where N (d + exp(-d) - 1) = z^2/2, d = ln tau - its estimate, N = 1/variance dwells. */
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
        return new Interval(Math.exp(lnTau + ends[0]), Math.exp(lnTau + ends[1]));
    }

    private static Outcome tau(String name, Maximiser dwell, Maximiser.Maximum best, int index, double stretch) {
        ProfileInterval profile = new ProfileInterval(dwell, best, index, 0.3);
        Interval at95 = map(profile.at(Z95), best.theta()[index], stretch, Math::exp);
        if (!(at95.low() > 0) || !Double.isFinite(at95.high())) {
            Interval oneSided = map(profile.at(ONE_SIDED), best.theta()[index], stretch, Math::exp);
            String reason =
                    at95.low() > 0 ? "too few changes of state in the trace" : "shorter than the readings can resolve";
            return new Undetermined(name, "s", reason, oneSided);
        }
        Interval at68 = map(profile.at(1), best.theta()[index], stretch, Math::exp);
        return new Estimate(
                name, "s", Math.exp(best.theta()[index]), at68.width() / 2, at68, at95, "profile likelihood in ln tau");
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
        Interval at95 = profile.at(Z95);
        if (!at95.isFinite()) {
            return new Undetermined(
                    "P",
                    "1",
                    "too few changes of state in the trace",
                    map(profile.at(ONE_SIDED), best.theta()[0], stretch, DwellEstimates::logistic));
        }
        Interval at68 = map(profile.at(1), best.theta()[0], stretch, DwellEstimates::logistic);
        return new Estimate(
                "P",
                "1",
                logistic(best.theta()[0]),
                at68.width() / 2,
                at68,
                map(at95, best.theta()[0], stretch, DwellEstimates::logistic),
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
        boolean onlyP = counts.samplesP() > 0;
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

    private static Interval map(Interval interval, double centre, double stretch, DoubleUnaryOperator to) {
        return new Interval(
                to.applyAsDouble(centre + stretch * (interval.low() - centre)),
                to.applyAsDouble(centre + stretch * (interval.high() - centre)));
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
