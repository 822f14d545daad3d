package io.mtjlab.analysis.telegraph;

import java.util.function.ToDoubleFunction;

/**
 * Newton's method for a log-likelihood that has no derivatives of its own: curvature by second differences, renewed when
 * a step disappoints. Stops when a step promises less than 1e-3 in log-likelihood.
 */
final class NewtonByDifferences {

    private static final int MAX_STEPS = 20;
    private static final double ENOUGH_GAIN = 1e-3;
    /** No parameter moves by more than this many of its steps (about standard errors) at once. */
    private static final double LONGEST = 8;

    private NewtonByDifferences() {}

    /**
     * @param theta at the maximum
     * @param covariance inverse of the observed information there; empty when it has none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Maximum(double[] theta, double value, double[][] covariance, boolean converged) {}

    static Maximum maximise(ToDoubleFunction<double[]> logLikelihood, double[] start, double[] steps) {
        double[] theta = start.clone();
        ObservedInformation.Expansion here = ObservedInformation.expand(logLikelihood, theta, steps);
        for (int i = 0; i < MAX_STEPS; i++) {
            double[] move = move(here);
            double promised = 0;
            for (int j = 0; j < move.length; j++) {
                promised += 0.5 * move[j] * here.gradient()[j];
            }
            if (promised < ENOUGH_GAIN) {
                return new Maximum(theta, here.value(), ObservedInformation.inverse(here.information()), true);
            }
            double[] better = theta;
            double value = here.value();
            for (double share = 1; share > 0.02 && better == theta; share /= 3) {
                double[] trial = theta.clone();
                for (int j = 0; j < trial.length; j++) {
                    trial[j] += share * move[j];
                }
                value = logLikelihood.applyAsDouble(trial);
                if (value > here.value()) {
                    better = trial;
                }
            }
            if (better == theta) {
                return new Maximum(theta, here.value(), ObservedInformation.inverse(here.information()), false);
            }
            theta = better;
            here = ObservedInformation.expand(logLikelihood, theta, here.steps());
        }
        return new Maximum(theta, here.value(), ObservedInformation.inverse(here.information()), false);
    }

    private static double[] move(ObservedInformation.Expansion here) {
        int n = here.gradient().length;
        double[][] covariance = ObservedInformation.inverse(here.information());
        double[] move = new double[n];
        double longest = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; covariance.length > 0 && j < n; j++) {
                move[i] += covariance[i][j] * here.gradient()[j];
            }
            if (covariance.length == 0) {
                // Uphill by each parameter alone, where the curvature together is no maximum.
                move[i] = here.gradient()[i] * here.steps()[i] * here.steps()[i];
            }
            longest = Math.max(longest, Math.abs(move[i]) / (LONGEST * here.steps()[i]));
        }
        for (int i = 0; i < n; i++) {
            move[i] /= longest;
        }
        return move;
    }
}
