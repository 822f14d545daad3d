package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;

/**
 * What counts say about beta that show both states at one field H alone. Along alpha (H - beta) = logit P(H) the likelihood
 * rises, or stays, up to the step, alpha infinite, beta = H: it has no maximum for beta but an edge, and the curvature at
 * any value is a penalty's. What is known is how far beta can be from H, given that alpha is at least its own bound.
 */
final class BetaBound {

    private static final double Z95 = Quantiles.NORMAL.at95();

    private BetaBound() {}

    /** @param alpha with the bound nearest to 0 */
    static Undetermined of(List<SigmoidPoint> points, Separation separation, Undetermined alpha, Abscissa abscissa) {
        double[] k = new double[2];
        double field = Double.NaN;
        for (SigmoidPoint point : points) {
            if (point.switched() > 0 && point.switched() < point.trials()) {
                field = point.at();
                k[0] += point.switched();
                k[1] += point.trials() - point.switched();
            }
        }
        Interval bounds = alpha.bounds95();
        double least = Double.isInfinite(bounds.high()) ? bounds.low() : bounds.high();
        if (Double.isNaN(field) || least == 0 || Double.isInfinite(least)) {
            return separation.beta();
        }
        double logit = Math.log(k[0] / k[1]);
        double error = Z95 * Math.sqrt(1 / k[0] + 1 / k[1]);
        double one = -(logit - error) / least;
        double other = -(logit + error) / least;
        Interval away = new Interval(Math.min(0, Math.min(one, other)), Math.max(0, Math.max(one, other)));
        return new Undetermined("beta", abscissa.unit(), separation.reason(), away.shifted(field));
    }
}
