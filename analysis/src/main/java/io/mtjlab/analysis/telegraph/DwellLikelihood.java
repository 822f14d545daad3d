package io.mtjlab.analysis.telegraph;

import io.mtjlab.analysis.likelihood.LogLikelihood;

/** The chain's log-likelihood in (ln tau_P, ln tau_AP): eta = v - w, lambda = exp(-v) + exp(-w). */
final class DwellLikelihood implements LogLikelihood {

    private final ChainCounts counts;
    private final ChainLikelihood chain = new ChainLikelihood();

    DwellLikelihood(ChainCounts counts) {
        this.counts = counts;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        double eta = theta[0] - theta[1];
        double p = 1 / (1 + Math.exp(-eta));
        double q = 1 / (1 + Math.exp(eta));
        double u = logRate(theta[0], theta[1]);
        chain.evaluate(counts, eta, u);
        gradient[0] = chain.dEta() - q * chain.dU();
        gradient[1] = -chain.dEta() - p * chain.dU();
        double bend = p * q * chain.dU();
        hessian[0][0] = chain.dEtaEta() - 2 * q * chain.dEtaU() + q * q * chain.dUU() + bend;
        hessian[1][1] = chain.dEtaEta() + 2 * p * chain.dEtaU() + p * p * chain.dUU() + bend;
        hessian[0][1] = -chain.dEtaEta() + (q - p) * chain.dEtaU() + p * q * chain.dUU() - bend;
        hessian[1][0] = hessian[0][1];
        return chain.value();
    }

    /** ln(exp(-v) + exp(-w)). */
    static double logRate(double v, double w) {
        return -Math.min(v, w) + Math.log1p(Math.exp(-Math.abs(v - w)));
    }
}
