package io.mtjlab.analysis.telegraph;

/**
 * Log-likelihood of readings with white and 1/f noise: for each state the 1/f noise is followed by a Kalman filter; after
 * each reading the four ways (from state, to state) are merged into two again by their means (interacting multiple
 * models: Blom and Bar-Shalom, IEEE Trans. Autom. Control 33, 780 (1988), with the covariance of known states). Every
 * reading is judged by what came before it, so that the value is that of a proper density and can be compared with the
 * likelihood of any other description of the same readings.
 */
final class FlickerFilter {

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double FAR = 200;
    /** A state less likely than this before a reading is not asked what it would make of it. */
    private static final double NOTHING = 1e-12;

    private final Readings readings;
    private final double seconds;

    FlickerFilter(Readings readings) {
        this.readings = readings;
        seconds = readings.intervals()[0];
    }

    /**
     * @param levels whose noise is the white part alone
     * @param noise per white variance
     */
    double logLikelihood(float[] ohms, Levels levels, double eta, double u, FlickerNoise noise) {
        double p = 1 / (1 + Math.exp(-eta));
        double r = Math.exp(-Math.exp(u) * seconds);
        double[] go = {p + (1 - p) * r, (1 - p) * (1 - r), p * (1 - r), 1 - p + p * r};
        double levelP = levels.ohmsP() - readings.centreOhms();
        double gap = levels.gap();
        double sigma = levels.sigmaOhms();
        double clean = (1 - levels.outliers()) / (ROOT_TWO_PI * sigma);
        double[] keep = noise.keep();
        int processes = keep.length;
        double[] inP = new double[processes];
        double[] inAP = new double[processes];
        double weightP = p;
        double weightAP = 1 - p;
        double log = 0;
        for (int i = 0; i < ohms.length; i++) {
            double[] gain = noise.gain(i);
            double spread = noise.spread(i);
            double scale = 1 / (2 * spread * sigma * sigma);
            double height = clean / Math.sqrt(spread);
            double y = ohms[i] - levelP;
            double broad = levels.outliers() * levels.broad(y - gap / 2) + DensityTable.FLOOR / sigma;
            double noiseP = 0;
            double noiseAP = 0;
            for (int k = 0; k < processes; k++) {
                noiseP += inP[k];
                noiseAP += inAP[k];
            }
            double offPP = y - noiseP;
            double offPA = offPP - gap;
            double offAP = y - noiseAP;
            double offAA = offAP - gap;
            double normPP = weightP < NOTHING ? 0 : normal(offPP, scale, height);
            double normPA = weightP < NOTHING ? 0 : normal(offPA, scale, height);
            double normAP = weightAP < NOTHING ? 0 : normal(offAP, scale, height);
            double normAA = weightAP < NOTHING ? 0 : normal(offAA, scale, height);
            double first = i == 0 ? 1 : 0;
            double wayPP = weightP * (first + (1 - first) * go[0]) * (normPP + broad);
            double wayPA = weightP * (1 - first) * go[1] * (normPA + broad);
            double wayAP = weightAP * (1 - first) * go[2] * (normAP + broad);
            double wayAA = weightAP * (first + (1 - first) * go[3]) * (normAA + broad);
            double sumP = wayPP + wayAP;
            double sumAP = wayPA + wayAA;
            double total = sumP + sumAP;
            log += Math.log(total);
            weightP = sumP / total;
            weightAP = sumAP / total;
            double shareP = sumP > 0 ? wayPP / sumP : 0.5;
            double shareAP = sumAP > 0 ? wayPA / sumAP : 0.5;
            double moveP =
                    shareP * offPP * normPP / (normPP + broad) + (1 - shareP) * offAP * normAP / (normAP + broad);
            double moveAP =
                    shareAP * offPA * normPA / (normPA + broad) + (1 - shareAP) * offAA * normAA / (normAA + broad);
            for (int k = 0; k < processes; k++) {
                double a = inP[k];
                double b = inAP[k];
                inP[k] = keep[k] * (shareP * a + (1 - shareP) * b + gain[k] * moveP);
                inAP[k] = keep[k] * (shareAP * a + (1 - shareAP) * b + gain[k] * moveAP);
            }
        }
        return log;
    }

    private static double normal(double off, double scale, double height) {
        double half = off * off * scale;
        return half > FAR ? 0 : height * Math.exp(-half);
    }
}
