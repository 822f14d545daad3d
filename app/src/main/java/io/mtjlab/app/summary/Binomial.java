package io.mtjlab.app.summary;

/** The binomial distribution, as far as a table of intervals needs it. */
final class Binomial {

    private static final double TIES = 1 + 1e-7;

    private Binomial() {}

    /** Exact two-sided test: the probability of all counts that are no more likely than {@code successes}. */
    static double twoSidedPValue(int successes, int trials, double probability) {
        double observed = logProbability(successes, trials, probability) + Math.log(TIES);
        double sum = 0;
        for (int k = 0; k <= trials; k++) {
            double log = logProbability(k, trials, probability);
            if (log <= observed) {
                sum += Math.exp(log);
            }
        }
        return Math.min(1, sum);
    }

    private static double logProbability(int k, int n, double p) {
        double log = k * Math.log(p) + (n - k) * Math.log1p(-p);
        for (int i = 1; i <= k; i++) {
            log += Math.log((double) (n - k + i) / i);
        }
        return log;
    }
}
