package io.mtjlab.analysis.sigmoid;

/**
 * alpha and beta from k of n by Fisher scoring with Firth's correction of the score, for many small fits: one pass over
 * the points a step, nothing allocated. Converged when a step is below 1e-9 of a standard error; where it does not
 * converge in 30 steps (data that are almost a step), {@link CountSigmoidFit}'s damped search is for it.
 */
public final class BatchSigmoid {

    private static final int MOST_STEPS = 30;
    private static final double ENOUGH = 1e-18;
    private static final double LONGEST_STEP = 4;

    private double alpha;
    private double beta;
    private double varianceAlpha;
    private double varianceBeta;
    private double covariance;
    private int steps;

    /**
     * Fits; the results are the getters' until the next fit.
     *
     * @param field shape [m]
     * @param trials n, shape [m]
     * @param switched k, shape [m]
     * @return whether the search converged
     */
    public boolean fit(double[] field, double[] trials, double[] switched) {
        int m = field.length;
        double centre = 0;
        double sumN = 0;
        double sumK = 0;
        for (int i = 0; i < m; i++) {
            centre += trials[i] * field[i];
            sumN += trials[i];
            sumK += switched[i];
        }
        centre /= sumN;
        // The start: the slope of a line through the shares k/n, and the mean share's logit.
        double xx = 0;
        double xk = 0;
        for (int i = 0; i < m; i++) {
            double x = field[i] - centre;
            xx += trials[i] * x * x;
            xk += switched[i] * x;
        }
        double share = (sumK + 0.5) / (sumN + 1);
        double a = 8 * xk / xx;
        double c = Math.log(share / (1 - share)) * 2;
        steps = 0;
        while (steps < MOST_STEPS) {
            double s0 = 0;
            double s1 = 0;
            double w0 = 0;
            double w1 = 0;
            double w2 = 0;
            double t0 = 0;
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            for (int i = 0; i < m; i++) {
                double x = field[i] - centre;
                double p = 1 / (1 + Math.exp(-(a * x + c)));
                double n = trials[i];
                double score = switched[i] - n * p;
                double w = n * p * (1 - p);
                double t = w * (1 - 2 * p);
                double wx = w * x;
                double tx = t * x;
                double txx = tx * x;
                s0 += score;
                s1 += score * x;
                w0 += w;
                w1 += wx;
                w2 += wx * x;
                t0 += t;
                t1 += tx;
                t2 += txx;
                t3 += txx * x;
            }
            double determinant = w2 * w0 - w1 * w1;
            if (!(determinant > 1e-12 * w2 * w0)) {
                return false;
            }
            double half = 0.5 / determinant;
            s1 += half * (t3 * w0 + w2 * t1 - 2 * w1 * t2);
            s0 += half * (t2 * w0 + w2 * t0 - 2 * w1 * t1);
            double da = (w0 * s1 - w1 * s0) / determinant;
            double dc = (w2 * s0 - w1 * s1) / determinant;
            steps++;
            double squared = da * s1 + dc * s0;
            double length = Math.abs(da) * Math.sqrt(xx / sumN) + Math.abs(dc);
            double shortened = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
            a += shortened * da;
            c += shortened * dc;
            if (squared < ENOUGH) {
                alpha = a;
                beta = centre - c / a;
                varianceAlpha = w0 / determinant;
                double varianceC = w2 / determinant;
                double mixed = -w1 / determinant;
                double b = c / a;
                varianceBeta = (varianceC - 2 * b * mixed + b * b * varianceAlpha) / (a * a);
                covariance = -(mixed - b * varianceAlpha) / a;
                return a != 0;
            }
        }
        return false;
    }

    /** 1 over the unit of the field. */
    public double alpha() {
        return alpha;
    }

    /** In the unit of the field. */
    public double beta() {
        return beta;
    }

    public double varianceAlpha() {
        return varianceAlpha;
    }

    public double varianceBeta() {
        return varianceBeta;
    }

    /** Of alpha and beta. */
    public double covariance() {
        return covariance;
    }

    /** Passes over the points in the last fit. */
    public int steps() {
        return steps;
    }
}
