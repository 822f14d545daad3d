package io.mtjlab.analysis.telegraph;

/**
 * Log-likelihood of {@link ChainCounts} in eta = logit P and u = ln(lambda), lambda = 1/tau_P + 1/tau_AP, with first
 * and second derivatives.
 *
 * <p>Over a time t, with p = P, q = 1-p and r = exp(-lambda t): P(P|P) = p + q r, P(AP|P) = q (1-r), P(P|AP) = p (1-r),
 * P(AP|AP) = q + p r; a segment begins in P with probability p.
 */
public final class ChainLikelihood {

    private double value;
    private double dEta;
    private double dU;
    private double dEtaEta;
    private double dEtaU;
    private double dUU;

    /** Evaluates at a point; the getters then hold for it. */
    public void evaluate(ChainCounts counts, double eta, double u) {
        double p = 1 / (1 + Math.exp(-eta));
        double q = 1 / (1 + Math.exp(eta));
        double pq = p * q;
        double logP = -softPlus(-eta);
        double logQ = -softPlus(eta);
        double lambda = Math.exp(u);
        double towardsP = counts.startsP();
        double towardsAp = counts.startsAP();
        value = 0;
        dEta = 0;
        dU = 0;
        dEtaEta = 0;
        dEtaU = 0;
        dUU = 0;
        for (ChainCounts.Step step : counts.steps()) {
            double x = lambda * step.seconds();
            double r = Math.exp(-x);
            double gone = -Math.expm1(-x);
            double r1 = -x * r;
            double r2 = x * r * (x - 1);
            add(step.pp(), p + q * r, pq * gone, q * r1, pq * (q - p) * gone, -pq * r1, q * r2);
            add(step.apAp(), q + p * r, -pq * gone, p * r1, -pq * (q - p) * gone, pq * r1, p * r2);
            double changes = step.pToAp() + step.apToP();
            if (changes > 0) {
                value += changes * Math.log(gone);
                double slope = -r1 / gone;
                dU += changes * slope;
                dUU += changes * (-r2 / gone - slope * slope);
            }
            towardsAp += step.pToAp();
            towardsP += step.apToP();
        }
        value += towardsP * logP + towardsAp * logQ;
        dEta += towardsP * q - towardsAp * p;
        dEtaEta -= (towardsP + towardsAp) * pq;
    }

    private void add(double n, double f, double fe, double fu, double fee, double feu, double fuu) {
        if (n == 0) {
            return;
        }
        double e = fe / f;
        double v = fu / f;
        value += n * Math.log(f);
        dEta += n * e;
        dU += n * v;
        dEtaEta += n * (fee / f - e * e);
        dEtaU += n * (feu / f - e * v);
        dUU += n * (fuu / f - v * v);
    }

    public double value() {
        return value;
    }

    public double dEta() {
        return dEta;
    }

    public double dU() {
        return dU;
    }

    public double dEtaEta() {
        return dEtaEta;
    }

    public double dEtaU() {
        return dEtaU;
    }

    public double dUU() {
        return dUU;
    }

    /** ln(1 + exp(x)) without overflow. */
    static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
