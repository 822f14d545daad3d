package io.mtjlab.analysis.arrhenius;

import java.util.List;

import io.mtjlab.analysis.likelihood.LogLikelihood;

/**
 * The mean t of n exponential dwell times follows a gamma law of shape n: l = -n (ln tau + t/tau) and a constant. No
 * logarithm of a mean is taken, whose bias and variance would be wrong for few events.
 */
record DwellMeanLikelihood(List<DwellMean> means, DwellLaw law) implements LogLikelihood {

    @Override
    public int size() {
        return law.names().size();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        int size = theta.length;
        double[] du = new double[size];
        double value = 0;
        java.util.Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            java.util.Arrays.fill(row, 0);
        }
        for (DwellMean mean : means) {
            double[][] ddu = new double[size][size];
            double u = law.logTau(mean, theta, du, ddu);
            double ratio = mean.seconds() * Math.exp(-u);
            value -= mean.events() * (u + ratio);
            double first = mean.events() * (ratio - 1);
            double second = -mean.events() * ratio;
            for (int i = 0; i < size; i++) {
                gradient[i] += first * du[i];
                for (int j = 0; j < size; j++) {
                    hessian[i][j] += second * du[i] * du[j] + first * ddu[i][j];
                }
            }
        }
        return value;
    }

    /** Twice what the log-likelihood would gain if every mean had a tau of its own. */
    double deviance(double[] theta) {
        int size = theta.length;
        double sum = 0;
        for (DwellMean mean : means) {
            double ratio =
                    mean.seconds() * Math.exp(-law.logTau(mean, theta, new double[size], new double[size][size]));
            sum += 2 * mean.events() * (ratio - 1 - Math.log(ratio));
        }
        return sum;
    }
}
