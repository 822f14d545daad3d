package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * alpha and beta of P(H) = 1/(1+exp(-alpha(H-beta))) from telegraph traces at several fields, by the likelihood of the
 * sampled two-state chain. P is the fraction of time in the low-resistance state (Luo et al. 2023, eq. 2).
 *
 * <p>Fields at which one state was never seen count with what they say; the correlation time is a quadratic in the
 * field for its logarithm (exact for the rate law tau = tau0 exp(D (1 +- x)^2)) or free at each field. Intervals are
 * profile-likelihood; where the traces scatter more than the model allows (p below 0.01) they are widened by the root
 * of the dispersion, and a remark says so.
 */
public final class TelegraphSigmoidFit {

    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final double SUSPICIOUS = 0.01;

    /** How the correlation time may depend on the field. */
    public enum CorrelationTime {
        SMOOTH,
        FREE_AT_EACH_FIELD
    }

    private final CorrelationTime correlationTime;

    private TelegraphSigmoidFit(CorrelationTime correlationTime) {
        this.correlationTime = correlationTime;
    }

    public static TelegraphSigmoidFit smooth() {
        return new TelegraphSigmoidFit(CorrelationTime.SMOOTH);
    }

    public static TelegraphSigmoidFit with(CorrelationTime correlationTime) {
        return new TelegraphSigmoidFit(correlationTime);
    }

    /**
     * Fits {@code alpha} (1/Oe) and {@code beta} (Oe).
     *
     * @param runs one for each trace; several at one field are allowed
     */
    public FitResult fit(List<TelegraphRun> runs) {
        if (runs.stream().mapToDouble(TelegraphRun::fieldOersted).distinct().count() < 2) {
            throw new InvalidInput("a sigmoid over the field needs traces at two fields or more");
        }
        Optional<Separation> separation = Separation.of(runs);
        if (separation.isPresent()) {
            return separated(runs, separation.get());
        }
        StartValues start = StartValues.of(runs, correlationTime == CorrelationTime.SMOOTH);
        ChainSigmoidLikelihood likelihood = new ChainSigmoidLikelihood(runs, start.basis());
        Maximiser maximiser = new Maximiser(likelihood);
        Maximiser.Maximum maximum = maximiser.maximise(start.theta());
        double[][] covariance = maximiser.covariance(maximum.theta());
        double widening = 1;
        List<String> remarks = new ArrayList<>();
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("traces", (double) runs.size());
        statistics.put("log_likelihood", maximum.value());
        if (correlationTime == CorrelationTime.SMOOTH) {
            Dispersion dispersion = dispersion(runs, maximum);
            statistics.put("deviance", dispersion.deviance);
            statistics.put("degrees_of_freedom", (double) dispersion.degreesOfFreedom);
            statistics.put("dispersion_p_value", dispersion.pValue);
            if (dispersion.pValue < SUSPICIOUS) {
                widening = Math.sqrt(dispersion.deviance / dispersion.degreesOfFreedom);
                remarks.add(String.format(
                        java.util.Locale.ROOT,
                        "the traces scatter more than the rate law allows (p = %.2g): intervals widened by %.2f",
                        dispersion.pValue,
                        widening));
            }
        }
        List<Outcome> outcomes = List.of(
                outcome("alpha", "1/Oe", ChainSigmoidLikelihood.ALPHA, maximiser, maximum, covariance, widening),
                outcome("beta", "Oe", ChainSigmoidLikelihood.BETA, maximiser, maximum, covariance, widening));
        double square = widening * widening;
        Covariance both = new Covariance(List.of("alpha", "beta"), new double[][] {
            {covariance[0][0] * square, covariance[0][1] * square},
            {covariance[1][0] * square, covariance[1][1] * square}
        });
        return new FitResult(
                "sigmoid",
                "data",
                outcomes,
                both,
                maximum.converged() ? "converged" : "ran out of steps",
                statistics,
                remarks,
                List.of(SigmoidFigure.ofRuns(runs, LogitLine.through(maximum.theta()[0], maximum.theta()[1], both))));
    }

    private static Outcome outcome(
            String name,
            String unit,
            int index,
            Maximiser maximiser,
            Maximiser.Maximum maximum,
            double[][] covariance,
            double widening) {
        double value = maximum.theta()[index];
        double curvature = Math.sqrt(covariance[index][index]);
        double firstStep = Double.isFinite(curvature) && curvature > 0 ? curvature : 0.05 * Math.abs(value) + 1e-6;
        ProfileInterval profile = new ProfileInterval(maximiser, maximum, index, firstStep);
        Interval at68 = profile.at(widening);
        Interval at95 = profile.at(Z95 * widening);
        if (!at95.isFinite() || !maximum.converged()) {
            return new Undetermined(name, unit, "the traces bound it from one side only", at95);
        }
        return new Estimate(name, unit, value, at68.width() / 2, at68, at95, "profile likelihood");
    }

    private static FitResult separated(List<TelegraphRun> runs, Separation separation) {
        return new FitResult(
                "sigmoid",
                "data",
                List.of(separation.alpha(), separation.beta()),
                Covariance.NONE,
                "not searched: " + separation.reason(),
                Map.of("traces", (double) runs.size()),
                List.of(),
                List.of());
    }

    private record Dispersion(double deviance, int degreesOfFreedom, double pValue) {}

    /** Twice the log-likelihood that a level and a rate of its own at each informative field would gain. */
    private static Dispersion dispersion(List<TelegraphRun> runs, Maximiser.Maximum maximum) {
        double deviance = 0;
        int informative = 0;
        double[] theta = maximum.theta();
        StartValues start = StartValues.of(runs, true);
        for (int i = 0; i < runs.size(); i++) {
            TelegraphRun run = runs.get(i);
            if (run.counts().changes() < 10) {
                continue;
            }
            informative++;
            ChainSigmoidLikelihood one = new ChainSigmoidLikelihood(List.of(run), new double[][] {start.basis()[i]});
            double shared = one.evaluate(theta, new double[theta.length], new double[theta.length][theta.length]);
            deviance += 2 * (SaturatedRun.of(run.counts()) - shared);
        }
        int degreesOfFreedom = 2 * informative - theta.length;
        if (degreesOfFreedom < 1) {
            return new Dispersion(deviance, Math.max(degreesOfFreedom, 0), 1);
        }
        double p = 1 - new ChiSquaredDistribution(degreesOfFreedom).cumulativeProbability(Math.max(0, deviance));
        return new Dispersion(deviance, degreesOfFreedom, p);
    }
}
