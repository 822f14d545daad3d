package io.mtjlab.app.fits;

import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;

/**
 * How ln tau_P, ln tau_AP and logit P change with field and level. With eta = logit P = alpha (H - beta) and m = ln
 * sqrt(tau_P tau_AP), ln tau_P = m + eta/2 and ln tau_AP = m - eta/2; m is a parabola in H, fitted here, and a level
 * acts on m only through eta. NaN where the run does not tell.
 */
final class DwellSlopes {

    private final double alpha;
    private final double beta;
    private final double alphaPerDecibel;
    private final double betaPerDecibel;
    /** m = c0 + c1 (H - beta) + c2 (H - beta)^2. */
    private final double[] middle;

    DwellSlopes(TelegraphSeries series, LevelSlopes levels) {
        this.alpha = series.value("alpha").orElse(Double.NaN);
        this.beta = series.value("beta").orElse(Double.NaN);
        this.alphaPerDecibel = levels.perDecibel(series, "alpha");
        this.betaPerDecibel = levels.perDecibel(series, "beta");
        this.middle = middle(series, beta);
    }

    private static double[] middle(TelegraphSeries series, double beta) {
        var points = new WeightedObservedPoints();
        for (int i = 0; i < series.units().size(); i++) {
            FitResult trace = series.traces().get(i).result();
            var parallel = trace.estimate("tau_P");
            var antiparallel = trace.estimate("tau_AP");
            if (parallel.isPresent() && antiparallel.isPresent()) {
                double weight = 1 / (square(parallel.get()) + square(antiparallel.get()));
                points.add(
                        weight,
                        new Notes(series.units().get(i)).fieldOersted() - beta,
                        0.5
                                * Math.log(parallel.get().value()
                                        * antiparallel.get().value()));
            }
        }
        int degree = Math.min(2, points.toList().size() - 1);
        return degree < 1
                ? new double[] {0, Double.NaN}
                : PolynomialCurveFitter.create(degree).fit(points.toList());
    }

    /** Of the logarithm: the relative error, squared. */
    private static double square(Estimate found) {
        double relative = found.standardError() / found.value();
        return relative * relative;
    }

    double logitPerOersted() {
        return alpha;
    }

    double logitPerDecibel(double oersted) {
        return alphaPerDecibel * (oersted - beta) - alpha * betaPerDecibel;
    }

    /** @param sign +1 for tau_P, -1 for tau_AP */
    double lnTauPerOersted(double oersted, int sign) {
        return middlePerOersted(oersted) + sign * alpha / 2;
    }

    double lnTauPerDecibel(double oersted, int sign) {
        double perLogit = alpha == 0 ? 0 : middlePerOersted(oersted) / alpha;
        return (perLogit + sign * 0.5) * logitPerDecibel(oersted);
    }

    private double middlePerOersted(double oersted) {
        double x = oersted - beta;
        return middle[1] + (middle.length > 2 ? 2 * middle[2] * x : 0);
    }
}
