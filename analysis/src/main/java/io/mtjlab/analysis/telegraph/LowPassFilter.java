package io.mtjlab.analysis.telegraph;

/**
 * Log-likelihood of readings behind a first-order low-pass, with white noise added after it: the low-pass's output is a
 * hidden number beside the hidden state. For each state it is kept as a normal distribution; after each reading the four
 * ways (from state, to state) are merged into two again, mean and variance preserved (interacting multiple models: Blom
 * and Bar-Shalom, IEEE Trans. Autom. Control 33, 780 (1988)).
 */
final class LowPassFilter {

    private static final int CUTS = 32;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final Readings readings;
    private final double seconds;

    LowPassFilter(Readings readings) {
        this.readings = readings;
        seconds = readings.intervals()[0];
    }

    /** @param timeConstant of the low-pass, in readings */
    double logLikelihood(float[] ohms, Levels levels, double eta, double u, double timeConstant) {
        double p = 1 / (1 + Math.exp(-eta));
        double r = Math.exp(-Math.exp(u) * seconds);
        double[] go = {p + (1 - p) * r, (1 - p) * (1 - r), p * (1 - r), 1 - p + p * r};
        double keep = Math.exp(-1 / timeConstant);
        double gap = levels.gap();
        double[][] moments = moments(p, Math.exp(u), timeConstant);
        double levelP = levels.ohmsP() - readings.centreOhms();
        double sigma = levels.sigmaOhms();
        double noise = sigma * sigma;
        double clean = (1 - levels.outliers()) / ROOT_TWO_PI;
        double[] weight = {p, 1 - p};
        double[] mean = {levelP, levelP + gap};
        double[] variance = {0, 0};
        double[] way = new double[4];
        double[] wayMean = new double[4];
        double[] wayVariance = new double[4];
        double log = 0;
        for (int i = 0; i < ohms.length; i++) {
            double y = ohms[i];
            double broad = levels.outliers() * levels.broad(y - levelP - gap / 2) + DensityTable.FLOOR / sigma;
            for (int w = 0; w < 4; w++) {
                int from = w >> 1;
                double m = keep * mean[from] + (1 - keep) * levelP + gap * moments[0][w];
                double v = keep * keep * variance[from] + gap * gap * moments[1][w];
                double all = v + noise;
                double off = y - m;
                double z2 = off * off / all;
                double normal = z2 > 200 ? 0 : clean * Math.exp(-0.5 * z2) / Math.sqrt(all);
                double density = normal + broad;
                way[w] = weight[from] * go[w] * density;
                double gain = v / all * (normal / density);
                wayMean[w] = m + gain * off;
                wayVariance[w] = v * (1 - gain);
            }
            double total = way[0] + way[1] + way[2] + way[3];
            log += Math.log(total);
            for (int to = 0; to < 2; to++) {
                double sum = way[to] + way[2 + to];
                double share = sum > 0 ? way[to] / sum : 0.5;
                double m = share * wayMean[to] + (1 - share) * wayMean[2 + to];
                double apart = wayMean[to] - wayMean[2 + to];
                weight[to] = sum / total;
                mean[to] = m;
                variance[to] = share * wayVariance[to]
                        + (1 - share) * wayVariance[2 + to]
                        + share * (1 - share) * apart * apart;
            }
        }
        return log;
    }

    /**
     * Mean and variance of what the time in AP between two readings adds to the output, over the gap, for the four ways;
     * shape [2][4].
     */
    private double[][] moments(double p, double rate, double timeConstant) {
        double r = Math.exp(-rate * seconds / CUTS);
        double[][] go = {{p + (1 - p) * r, (1 - p) * (1 - r)}, {p * (1 - r), 1 - p + p * r}};
        double decay = Math.exp(-1 / (timeConstant * CUTS));
        double half = (1 - decay) / 2;
        double[][] out = new double[2][4];
        for (int from = 0; from < 2; from++) {
            double[] probability = {from == 0 ? 1 : 0, from};
            double[] first = new double[2];
            double[] second = new double[2];
            for (int cut = 0; cut < CUTS; cut++) {
                double[] newProbability = new double[2];
                double[] newFirst = new double[2];
                double[] newSecond = new double[2];
                for (int s = 0; s < 2; s++) {
                    for (int to = 0; to < 2; to++) {
                        double add = half * (s + to);
                        newProbability[to] += go[s][to] * probability[s];
                        newFirst[to] += go[s][to] * (decay * first[s] + add * probability[s]);
                        newSecond[to] += go[s][to]
                                * (decay * decay * second[s] + 2 * decay * add * first[s] + add * add * probability[s]);
                    }
                }
                probability = newProbability;
                first = newFirst;
                second = newSecond;
            }
            for (int to = 0; to < 2; to++) {
                double m = first[to] / probability[to];
                out[0][2 * from + to] = m;
                out[1][2 * from + to] = Math.max(0, second[to] / probability[to] - m * m);
            }
        }
        return out;
    }
}
