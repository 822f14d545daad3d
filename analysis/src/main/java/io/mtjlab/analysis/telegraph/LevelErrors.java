package io.mtjlab.analysis.telegraph;

/**
 * Standard errors of the levels: noise over the root of the readings in each state, times the root of the residuals'
 * integrated autocorrelation (1/f noise makes readings less than independent).
 */
record LevelErrors(double ohmsP, double ohmsAP) {

    private static final int FURTHEST_LAG = 2000;

    static LevelErrors of(TelegraphTrace trace, TelegraphEm.Fitted fitted) {
        double[] residuals = fitted.residuals(trace);
        double sigma = fitted.levels().sigmaOhms();
        double widening = Math.sqrt(Math.max(1, integratedAutocorrelation(residuals, 4 * sigma)));
        double samplesP = Math.max(1, fitted.counts().samplesP());
        double samplesAp = Math.max(1, fitted.counts().samplesAP());
        return new LevelErrors(widening * sigma / Math.sqrt(samplesP), widening * sigma / Math.sqrt(samplesAp));
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
