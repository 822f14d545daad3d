package io.mtjlab.analysis.telegraph;

/**
 * Standard errors of the levels: noise over the root of the readings in each state, times the root of the residuals'
 * integrated autocorrelation (1/f noise makes readings less than independent).
 */
record LevelErrors(double ohmsP, double ohmsAP) {

    private static final int FURTHEST_LAG = 2000;
    private static final int MOST_RESIDUALS = 200_000;

    static LevelErrors of(TelegraphEm.Fitted fitted) {
        return of(fitted, Double.NaN, Double.NaN);
    }

    /** Where the joint fit says what the levels' errors are with independent readings, its figures times the widening. */
    static LevelErrors of(TelegraphEm.Fitted fitted, double jointP, double jointAP) {
        double[] residuals = new double[Math.min(fitted.readings().size(), MOST_RESIDUALS)];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = fitted.residual(i);
        }
        double sigma = fitted.levels().sigmaOhms();
        double widening = Math.sqrt(Math.max(1, integratedAutocorrelation(residuals, 4 * sigma)));
        double samplesP = Math.max(1, fitted.counts().samplesP());
        double samplesAp = Math.max(1, fitted.counts().samplesAP());
        return new LevelErrors(
                widening * (Double.isNaN(jointP) ? sigma / Math.sqrt(samplesP) : jointP),
                widening * (Double.isNaN(jointAP) ? sigma / Math.sqrt(samplesAp) : jointAP));
    }

    /** 1 + 2 sum of autocorrelations up to five times the sum itself (Sokal's window). */
    static double integratedAutocorrelation(double[] residuals, double clip) {
        int n = residuals.length;
        double[] r = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            r[i] = Math.max(-clip, Math.min(clip, residuals[i]));
            variance += r[i] * r[i];
        }
        double sum = 1;
        for (int lag = 1; lag < Math.min(FURTHEST_LAG, n / 4); lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += r[i] * r[i - lag];
            }
            sum += 2 * product / variance;
            if (lag >= 5 * sum) {
                break;
            }
        }
        return sum;
    }
}
