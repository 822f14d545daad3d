package io.mtjlab.analysis.likelihood;

/** A log-likelihood with first and second derivatives. */
public interface LogLikelihood {

    /** Number of parameters. */
    int size();

    /**
     * The log-likelihood at {@code theta}.
     *
     * @param gradient receives the first derivatives, shape [size]
     * @param hessian receives the second derivatives, shape [size][size]
     * @return minus infinity or NaN outside the domain
     */
    double evaluate(double[] theta, double[] gradient, double[][] hessian);
}
