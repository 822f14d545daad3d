package io.mtjlab.analysis.sigmoid;

import io.mtjlab.analysis.result.Covariance;

/**
 * logit P over the field, a straight line, told at one field: it has that form also where it is flat and no beta exists.
 *
 * @param alpha its slope, 1/Oe
 * @param fieldOersted where it has the value {@code logit}
 * @param slopeVariance of alpha
 * @param slopeLogit covariance of alpha and logit
 * @param logitVariance of logit
 */
record LogitLine(
        double alpha,
        double fieldOersted,
        double logit,
        double slopeVariance,
        double slopeLogit,
        double logitVariance) {

    /** @param covariance of alpha and beta; none for a line that is taken as known */
    static LogitLine through(double alpha, double beta, Covariance covariance) {
        if (covariance.names().isEmpty()) {
            return new LogitLine(alpha, beta, 0, 0, 0, 0);
        }
        // At beta itself the logit moves by -alpha d beta.
        return new LogitLine(
                alpha,
                beta,
                0,
                covariance.of("alpha", "alpha"),
                -alpha * covariance.of("alpha", "beta"),
                alpha * alpha * covariance.of("beta", "beta"));
    }

    double at(double oersted) {
        return logit + alpha * (oersted - fieldOersted);
    }

    /** One standard deviation of it; 0 where that is not known. */
    double errorAt(double oersted) {
        double away = oersted - fieldOersted;
        double variance = away * away * slopeVariance + 2 * away * slopeLogit + logitVariance;
        return variance > 0 ? Math.sqrt(variance) : 0;
    }
}
