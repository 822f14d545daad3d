package io.mtjlab.analysis.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * What is known of the errors of y.
 *
 * @param sigma standard deviation of each point, shape [n]; [0] when all are alike or {@code covariance} is given
 * @param covariance of the points, shape [n][n]; [0] when they are independent
 * @param absolute whether these are the errors themselves and not only up to a factor that the residuals tell
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
record Noise(double[] sigma, double[][] covariance, boolean absolute) {

    static final Noise UNKNOWN = new Noise(new double[0], new double[0][], false);

    static Noise ofSigma(double[] sigma, boolean absolute) {
        return new Noise(sigma.clone(), new double[0][], absolute);
    }

    static Noise ofCovariance(double[][] covariance) {
        return new Noise(
                new double[0], Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new), true);
    }

    boolean isCorrelated() {
        return covariance.length > 0;
    }

    void check(int points) {
        if (sigma.length > 0 && sigma.length != points) {
            throw new InvalidInput(sigma.length + " standard deviations for " + points + " points");
        }
        for (int i = 0; i < sigma.length; i++) {
            if (!(sigma[i] > 0 && Double.isFinite(sigma[i]))) {
                throw new InvalidInput("the standard deviation of point " + (i + 1) + " is " + sigma[i]
                        + "; it must be above 0 and finite");
            }
        }
        if (isCorrelated() && covariance.length != points) {
            throw new InvalidInput(
                    "the covariance of the data has " + covariance.length + " rows for " + points + " points");
        }
        for (int i = 0; i < covariance.length; i++) {
            if (covariance[i].length != points || !Arrays.stream(covariance[i]).allMatch(Double::isFinite)) {
                throw new InvalidInput(
                        "row " + (i + 1) + " of the data's covariance must have " + points + " finite numbers");
            }
        }
    }

    Whitening whitening(int points) {
        if (isCorrelated()) {
            return new Whitening.Correlated(covariance);
        }
        return sigma.length > 0 ? Whitening.Independent.ofSigma(sigma) : Whitening.Independent.ofOnes(points);
    }

    /** That of the points {@code rows}, which are independent of each other. */
    Noise only(int[] rows) {
        double[] some = sigma.length == 0
                ? sigma
                : IntStream.of(rows).mapToDouble(i -> sigma[i]).toArray();
        return new Noise(some, covariance, absolute);
    }
}
