package io.mtjlab.analysis.telegraph;

import io.mtjlab.analysis.likelihood.Maximiser;

/**
 * How much wider intervals are because the states are hidden in noise: the ratio of standard errors from the curvature
 * of the hidden chain's likelihood to those of the counts taken as certain (Louis, J. R. Stat. Soc. B 44, 226 (1982)).
 */
record Stretch(double lnTauP, double lnTauAP, double logitP) {

    private static final double STEP = 0.05;
    private static final double LARGEST = 5;
    private static final Stretch NONE = new Stretch(1, 1, 1);

    static Stretch of(TelegraphTrace trace, TelegraphEm.Fitted fitted) {
        double ambiguity = 0;
        for (double probability : fitted.probabilityP()) {
            ambiguity += Math.min(probability, 1 - probability);
        }
        if (!fitted.counts().seesBothStates()
                || ambiguity < 1e-3 * (1 + fitted.counts().changes())) {
            return NONE;
        }
        DwellLikelihood certain = new DwellLikelihood(fitted.counts());
        double eta = fitted.eta();
        double[] start = {-fitted.u() + ChainLikelihood.softPlus(eta), -fitted.u() + ChainLikelihood.softPlus(-eta)};
        double[] best = new Maximiser(certain).maximise(start).theta();
        double[][] complete = inverse(information(certain, best));
        double[][] hidden = inverse(information(trace, fitted, best));
        return new Stretch(
                ratio(hidden[0][0], complete[0][0]),
                ratio(hidden[1][1], complete[1][1]),
                ratio(difference(hidden), difference(complete)));
    }

    private static double[][] information(DwellLikelihood certain, double[] theta) {
        double[][] hessian = new double[2][2];
        certain.evaluate(theta, new double[2], hessian);
        return new double[][] {{-hessian[0][0], -hessian[0][1]}, {-hessian[1][0], -hessian[1][1]}};
    }

    /** Second differences of the hidden chain's log-likelihood. */
    private static double[][] information(TelegraphTrace trace, TelegraphEm.Fitted fitted, double[] theta) {
        double[][] density = fitted.densities();
        TwoStateSmoother smoother = new TwoStateSmoother(trace.seconds());
        double[][] l = new double[3][3];
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double v = theta[0] + i * STEP;
                double w = theta[1] + j * STEP;
                l[i + 1][j + 1] = smoother.logLikelihood(density[0], density[1], v - w, DwellLikelihood.logRate(v, w));
            }
        }
        double h = STEP * STEP;
        double vv = -(l[2][1] - 2 * l[1][1] + l[0][1]) / h;
        double ww = -(l[1][2] - 2 * l[1][1] + l[1][0]) / h;
        double vw = -(l[2][2] - l[2][0] - l[0][2] + l[0][0]) / (4 * h);
        return new double[][] {{vv, vw}, {vw, ww}};
    }

    private static double[][] inverse(double[][] m) {
        double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
        return new double[][] {
            {m[1][1] / determinant, -m[0][1] / determinant}, {-m[1][0] / determinant, m[0][0] / determinant}
        };
    }

    private static double difference(double[][] covariance) {
        return covariance[0][0] + covariance[1][1] - 2 * covariance[0][1];
    }

    private static double ratio(double hidden, double complete) {
        double ratio = Math.sqrt(hidden / complete);
        return ratio >= 1 ? Math.min(ratio, LARGEST) : 1;
    }
}
