package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.likelihood.HessianOfGradients;
import io.mtjlab.analysis.likelihood.LogLikelihood;

/**
 * Counts of several series (microwave levels) with one alpha and a beta for each, in (alpha, b_1, b_2, ...), b_j the
 * distance of beta_j from an origin of its own, both in the series' common unit of field; plus Firth's penalty 1/2 ln det
 * I. The information about (alpha, c_1, c_2, ...), c_j = -alpha b_j, has arrow form: with sums aa, ac, cc over each series
 * ln det I = sum_j ln cc_j + ln sum_j (aa_j - ac_j^2/cc_j).
 */
final class SharedSlopeLikelihood implements LogLikelihood {

    private final List<CountSigmoidLikelihood> series;
    private final boolean penalty;

    /** @param series each about its own origin, all in one unit of field */
    SharedSlopeLikelihood(List<CountSigmoidLikelihood> series, boolean penalty) {
        this.series = series;
        this.penalty = penalty;
    }

    @Override
    public int size() {
        return 1 + series.size();
    }

    /** The gradient is exact, the Hessian from differences of gradients. */
    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        HessianOfGradients.fill(this::value, theta, hessian);
        return value(theta, gradient);
    }

    private double value(double[] theta, double[] gradient) {
        double alpha = theta[0];
        double log = 0;
        double logs = 0;
        double logsByAlpha = 0;
        double rest = 0;
        double restByAlpha = 0;
        double[] byOffset = new double[series.size()];
        double[] restByOffset = new double[series.size()];
        gradient[0] = 0;
        for (int j = 0; j < series.size(); j++) {
            CountSigmoidLikelihood.Sums s = series.get(j).sums(alpha, -alpha * theta[j + 1]);
            log += s.log();
            gradient[0] += s.byAlpha() - theta[j + 1] * s.byOffset();
            gradient[j + 1] = -alpha * s.byOffset();
            if (penalty) {
                double share = s.ac() / s.cc();
                logs += Math.log(s.cc());
                rest += s.aa() - s.ac() * share;
                double c = (s.aac() - 2 * share * s.acc() + share * share * s.ccc());
                double a = (s.aaa() - 2 * share * s.aac() + share * share * s.acc());
                byOffset[j] = s.ccc() / s.cc();
                restByOffset[j] = c;
                logsByAlpha += (s.acc() - theta[j + 1] * s.ccc()) / s.cc();
                restByAlpha += a - theta[j + 1] * c;
            }
        }
        if (!penalty) {
            return log;
        }
        if (!(rest > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        gradient[0] += 0.5 * (logsByAlpha + restByAlpha / rest);
        for (int j = 0; j < series.size(); j++) {
            gradient[j + 1] -= 0.5 * alpha * (byOffset[j] + restByOffset[j] / rest);
        }
        return log + 0.5 * (logs + Math.log(rest));
    }
}
