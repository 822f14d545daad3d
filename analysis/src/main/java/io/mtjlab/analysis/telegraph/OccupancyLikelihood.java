package io.mtjlab.analysis.telegraph;

import io.mtjlab.analysis.likelihood.LogLikelihood;

/** The chain's log-likelihood in (logit P, ln lambda). */
public final class OccupancyLikelihood implements LogLikelihood {

    private final ChainCounts counts;
    private final ChainLikelihood chain = new ChainLikelihood();

    public OccupancyLikelihood(ChainCounts counts) {
        this.counts = counts;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        chain.evaluate(counts, theta[0], theta[1]);
        gradient[0] = chain.dEta();
        gradient[1] = chain.dU();
        hessian[0][0] = chain.dEtaEta();
        hessian[0][1] = chain.dEtaU();
        hessian[1][0] = chain.dEtaU();
        hessian[1][1] = chain.dUU();
        return chain.value();
    }
}
