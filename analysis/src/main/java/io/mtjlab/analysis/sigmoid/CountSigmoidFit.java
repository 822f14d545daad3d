package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;

import io.mtjlab.analysis.likelihood.LogLikelihood;
import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * alpha and beta of P(H) = 1/(1+exp(-alpha(H-beta))) from k of n independent trials at several fields: binomial
 * likelihood with Firth's penalty and profile intervals. Counts that scatter more than binomially (Pearson's chi-square,
 * p below 0.01) widen the intervals by the root of the dispersion and Student's t. Data that a step describes as well
 * give a bound on alpha and no value.
 */
public final class CountSigmoidFit {

    private static final double SUSPICIOUS = 0.01;

    private CountSigmoidFit() {}

    public static FitResult fit(List<SigmoidPoint> points) {
        if (points.stream().mapToDouble(SigmoidPoint::fieldOersted).distinct().count() < 2) {
            throw new InvalidInput("a sigmoid over the field needs trials at two fields or more");
        }
        Optional<Separation> separation = Separation.ofCells(points.stream()
                .map(p -> new Separation.Cell(p.fieldOersted(), p.switched(), p.trials()))
                .toList());
        if (separation.isPresent()) {
            return separated(points, separation.get());
        }
        double centre = centre(points);
        double unit = unit(points, centre);
        Maximiser.Maximum slope = maximum(new CountSigmoidLikelihood(points, centre, unit));
        double alpha = slope.theta()[0] / unit;
        double beta = centre - slope.theta()[1] / alpha;
        Dispersion dispersion = Dispersion.of(points, alpha, beta);
        Outcome alphaOutcome = profile(
                        "alpha", "1/Oe", new CountSigmoidLikelihood(points, centre, unit), slope, 0, dispersion)
                .scaled(1 / unit, "1/Oe");
        // beta is where the logit is zero: with the centre at beta + b the constant is -alpha b; profile over b.
        BetaProfile likelihood = new BetaProfile(new CountSigmoidLikelihood(points, beta, unit));
        Maximiser.Maximum there = new Maximiser(likelihood).maximise(new double[] {slope.theta()[0], 0});
        Outcome offset = profile("beta", "Oe", likelihood, there, 1, dispersion).scaled(unit, "Oe");
        Outcome betaOutcome = shifted(offset, beta);
        double[][] c = new Maximiser(likelihood).covariance(there.theta());
        double scale = dispersion.widening * dispersion.widening;
        Covariance covariance = new Covariance(List.of("alpha", "beta"), new double[][] {
            {c[0][0] * scale / (unit * unit), c[0][1] * scale}, {c[1][0] * scale, c[1][1] * scale * unit * unit}
        });
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("fields", (double) points.size());
        statistics.put("pearson_chi_square", dispersion.chiSquare);
        statistics.put("degrees_of_freedom", (double) dispersion.degreesOfFreedom);
        statistics.put("dispersion_p_value", dispersion.pValue);
        List<String> remarks = new ArrayList<>();
        if (dispersion.widening > 1) {
            remarks.add(String.format(
                    java.util.Locale.ROOT,
                    "the counts scatter more than binomially (p = %.2g): errors widened by %.2f",
                    dispersion.pValue,
                    dispersion.widening));
        }
        return new FitResult(
                "sigmoid",
                "counts",
                List.of(alphaOutcome, betaOutcome),
                covariance,
                slope.converged() ? "converged" : "ran out of steps",
                statistics,
                remarks,
                List.of(figure(points, alpha, beta, covariance)));
    }

    private static Maximiser.Maximum maximum(LogLikelihood likelihood) {
        Maximiser maximiser = new Maximiser(likelihood);
        Maximiser.Maximum rising = maximiser.maximise(new double[] {1, 0});
        Maximiser.Maximum falling = maximiser.maximise(new double[] {-1, 0});
        return rising.value() >= falling.value() ? rising : falling;
    }

    private static Outcome profile(
            String name,
            String unit,
            LogLikelihood likelihood,
            Maximiser.Maximum maximum,
            int index,
            Dispersion dispersion) {
        Maximiser maximiser = new Maximiser(likelihood);
        double error = Math.sqrt(maximiser.covariance(maximum.theta())[index][index]);
        ProfileInterval profile =
                new ProfileInterval(maximiser, maximum, index, Double.isFinite(error) && error > 0 ? error : 0.1);
        Interval at68 = profile.at(dispersion.quantile(0.8413447460685429));
        Interval at95 = profile.at(dispersion.quantile(0.975));
        if (!at95.isFinite()) {
            return new Undetermined(name, unit, "the counts bound it from one side only", at95);
        }
        return new Estimate(
                name, unit, maximum.theta()[index], at68.width() / 2, at68, at95, "penalised profile likelihood");
    }

    private static Outcome shifted(Outcome outcome, double by) {
        if (outcome instanceof Estimate e) {
            return new Estimate(
                    e.name(),
                    e.unit(),
                    e.value() + by,
                    e.standardError(),
                    e.interval68().shifted(by),
                    e.interval95().shifted(by),
                    e.method());
        }
        Undetermined none = (Undetermined) outcome;
        return new Undetermined(
                none.name(), none.unit(), none.reason(), none.bounds95().shifted(by));
    }

    /** (alpha, b) instead of (alpha, c), c = -alpha b. */
    private record BetaProfile(CountSigmoidLikelihood inner) implements LogLikelihood {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
            double alpha = theta[0];
            double b = theta[1];
            double[] g = new double[2];
            double[][] h = new double[2][2];
            double value = inner.evaluate(new double[] {alpha, -alpha * b}, g, h);
            gradient[0] = g[0] - b * g[1];
            gradient[1] = -alpha * g[1];
            hessian[0][0] = h[0][0] - 2 * b * h[0][1] + b * b * h[1][1];
            hessian[1][1] = alpha * alpha * h[1][1];
            hessian[0][1] = -alpha * h[0][1] + alpha * b * h[1][1] - g[1];
            hessian[1][0] = hessian[0][1];
            return value;
        }
    }

    private record Dispersion(double chiSquare, int degreesOfFreedom, double pValue, double widening) {

        static Dispersion of(List<SigmoidPoint> points, double alpha, double beta) {
            double chiSquare = 0;
            int used = 0;
            for (SigmoidPoint point : points) {
                double p = 1 / (1 + Math.exp(-alpha * (point.fieldOersted() - beta)));
                double expected = point.trials() * p;
                double variance = expected * (1 - p);
                // A cell that expects less than one in the rarer outcome has no chi-square distribution.
                if (Math.min(expected, point.trials() - expected) >= 1) {
                    chiSquare += (point.switched() - expected) * (point.switched() - expected) / variance;
                    used++;
                }
            }
            int degrees = used - 2;
            if (degrees < 1) {
                return new Dispersion(chiSquare, Math.max(0, degrees), 1, 1);
            }
            double p = 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(chiSquare);
            return new Dispersion(chiSquare, degrees, p, p < SUSPICIOUS ? Math.sqrt(chiSquare / degrees) : 1);
        }

        double quantile(double probability) {
            if (widening == 1) {
                return probability > 0.9 ? 1.959963984540054 : 1;
            }
            return widening * new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
        }
    }

    private static double centre(List<SigmoidPoint> points) {
        double sum = 0;
        double weights = 0;
        for (SigmoidPoint point : points) {
            double p = (point.switched() + 0.5) / (point.trials() + 1);
            double weight = point.trials() * p * (1 - p);
            sum += weight * point.fieldOersted();
            weights += weight;
        }
        return sum / weights;
    }

    private static double unit(List<SigmoidPoint> points, double centre) {
        double sum = 0;
        double weights = 0;
        for (SigmoidPoint point : points) {
            double p = (point.switched() + 0.5) / (point.trials() + 1);
            double weight = point.trials() * p * (1 - p);
            sum += weight * (point.fieldOersted() - centre) * (point.fieldOersted() - centre);
            weights += weight;
        }
        return Math.sqrt(sum / weights);
    }

    private static FitResult separated(List<SigmoidPoint> points, Separation separation) {
        return new FitResult(
                "sigmoid",
                "counts",
                List.of(separation.alpha(), separation.beta()),
                Covariance.NONE,
                "not searched: " + separation.reason(),
                Map.of("fields", (double) points.size()),
                List.of(),
                List.of());
    }

    private static io.mtjlab.base.figure.Figure figure(
            List<SigmoidPoint> points, double alpha, double beta, Covariance covariance) {
        int n = points.size();
        double[] field = new double[n];
        double[] p = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            SigmoidPoint point = points.get(i);
            double trials = Math.max(1, point.trials());
            field[i] = point.fieldOersted();
            p[i] = point.switched() / trials;
            // Wilson's interval at one standard deviation.
            double middle = (p[i] + 0.5 / trials) / (1 + 1 / trials);
            double half = Math.sqrt(p[i] * (1 - p[i]) / trials + 0.25 / (trials * trials)) / (1 + 1 / trials);
            low[i] = Math.max(0, middle - half);
            high[i] = Math.min(1, middle + half);
        }
        return SigmoidFigure.of(field, p, low, high, alpha, beta, covariance);
    }
}
