package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.likelihood.HessianOfGradients;
import io.mtjlab.analysis.likelihood.LogLikelihood;

/**
 * Binomial or beta-binomial log-likelihood of P = 1/(1+exp(-alpha(H-beta))) in (alpha, c), c = alpha (H0 - beta) with H0
 * a middle field, plus Firth's penalty 1/2 ln det I (Firth, Biometrika 80, 27 (1993)), which takes out the first-order
 * bias. Under correlated trials n of them inform as n/(1 + (n-1) rho).
 */
final class CountSigmoidLikelihood implements LogLikelihood {

    private final List<SigmoidPoint> points;
    private final double centre;
    private final double unit;
    private final double rho;
    private final BetaBinomial correlated;
    private final boolean penalty;

    /**
     * @param centre field H0
     * @param unit field that counts as one, so that both parameters are of order one
     * @param rho correlation between the trials at one field; zero for independent trials
     * @param penalty whether Firth's is added
     */
    CountSigmoidLikelihood(List<SigmoidPoint> points, double centre, double unit, double rho, boolean penalty) {
        this.points = points;
        this.centre = centre;
        this.unit = unit;
        this.rho = rho;
        this.correlated = new BetaBinomial(rho > 0 ? rho : 0.5);
        this.penalty = penalty;
    }

    @Override
    public int size() {
        return 2;
    }

    /** theta = (alpha * unit, c); the gradient is exact, the Hessian from differences of gradients. */
    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        HessianOfGradients.fill(this::penalised, theta, hessian);
        return penalised(theta, gradient);
    }

    /**
     * The log-likelihood and the sums of the information, x being the field from the centre in units, w the weight of a
     * trial: {@code aa ac cc} of w x^2, w x, w, and {@code aaa ... ccc} of its derivative by the logit.
     */
    record Sums(
            double log,
            double byAlpha,
            double byOffset,
            double aa,
            double ac,
            double cc,
            double aaa,
            double aac,
            double acc,
            double ccc) {}

    Sums sums(double alpha, double c) {
        double log = 0;
        double byAlpha = 0;
        double byOffset = 0;
        double aa = 0;
        double ac = 0;
        double cc = 0;
        double aaa = 0;
        double aac = 0;
        double acc = 0;
        double ccc = 0;
        for (SigmoidPoint point : points) {
            double x = (point.at() - centre) / unit;
            double eta = alpha * x + c - point.offset();
            double p = 1 / (1 + Math.exp(-eta));
            double q = 1 / (1 + Math.exp(eta));
            double score;
            if (rho > 0) {
                correlated.evaluate(point.switched(), point.trials(), p);
                log += correlated.value();
                score = correlated.slope() * p * q;
            } else {
                double softPlus = Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
                log += point.switched() * eta - point.trials() * softPlus;
                score = point.switched() * q - (point.trials() - point.switched()) * p;
            }
            byAlpha += score * x;
            byOffset += score;
            double w = point.trials() / (1 + (point.trials() - 1) * rho) * p * q;
            double dw = w * (q - p);
            aa += w * x * x;
            ac += w * x;
            cc += w;
            aaa += dw * x * x * x;
            aac += dw * x * x;
            acc += dw * x;
            ccc += dw;
        }
        return new Sums(log, byAlpha, byOffset, aa, ac, cc, aaa, aac, acc, ccc);
    }

    private double penalised(double[] theta, double[] gradient) {
        Sums s = sums(theta[0], theta[1]);
        gradient[0] = s.byAlpha;
        gradient[1] = s.byOffset;
        if (!penalty) {
            return s.log;
        }
        double determinant = s.aa * s.cc - s.ac * s.ac;
        if (!(determinant > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        gradient[0] += 0.5 * (s.aaa * s.cc + s.aa * s.acc - 2 * s.ac * s.aac) / determinant;
        gradient[1] += 0.5 * (s.aac * s.cc + s.aa * s.ccc - 2 * s.ac * s.acc) / determinant;
        return s.log + 0.5 * Math.log(determinant);
    }
}
