package io.mtjlab.analysis.sigmoid;

import io.mtjlab.analysis.likelihood.LogLikelihood;
import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.analysis.telegraph.ChainLikelihood;
import io.mtjlab.analysis.telegraph.RateStart;

/** The best log-likelihood of one trace when its P and its rate are its own. */
final class SaturatedRun {

    private SaturatedRun() {}

    static double of(ChainCounts counts) {
        ChainLikelihood chain = new ChainLikelihood();
        LogLikelihood two = new LogLikelihood() {
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
        };
        double[] start = {RateStart.logit(counts), RateStart.logRate(counts)};
        return new Maximiser(two).maximise(start).value();
    }
}
