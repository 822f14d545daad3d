package io.mtjlab.analysis.sigmoid;

/**
 * alpha and beta from k of n by Fisher scoring with Firth's correction of the score, for many small fits: one pass over
 * the points a step, nothing allocated. Converged when a step is below 3e-5 of a standard error, which the step itself shrinks a hundredfold; where it does not
 * converge in 30 steps (data that are almost a step), {@link CountSigmoidFit}'s damped search is for it.
 */
public final class BatchSigmoid {

    private static final int MOST_STEPS = 30;
    private static final double ENOUGH = 1e-9;
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
        double low = field[0];
        double high = field[0];
        double sumN = 0;
        double sumK = 0;
        double sumNx = 0;
        double sumKx = 0;
        double between = 0;
        double betweenX = 0;
        for (int i = 0; i < m; i++) {
            double x = field[i] - field[0];
            double n = trials[i];
            double k = switched[i];
            double w = n > 0 ? k * (n - k) / (n * n) : 0;
            low = Math.min(low, field[i]);
            high = Math.max(high, field[i]);
            sumN += n;
            sumK += k;
            sumNx += n * x;
            sumKx += k * x;
            between += w;
            betweenX += w * x;
        }
        // The start: P(1-P) is centred at beta, and its integral over the field is 1/alpha.
        double span = high - low;
        double rising = sumKx * sumN - sumK * sumNx;
        double centre = field[0] + (between > 0 ? betweenX / between : sumNx / sumN);
        double a = Math.copySign((m - 1) / (span * Math.max(between, 0.25)), rising);
        double c = 0;
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
            double length = Math.abs(da) * 0.3 * span + Math.abs(dc);
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
