package io.mtjlab.analysis.fit;

/** A sum of squares that gives itself, its gradient and its Gauss-Newton matrix in one pass over the data. */
public interface NormalEquations {

    /** Number of parameters. */
    int size();

    /** Number of residuals. */
    int points();

    /**
     * r'r at {@code p}.
     *
     * @param normal receives J'J, row by row, shape [size * size]; the upper triangle suffices
     * @param gradient receives J'r with r = model - data, shape [size]
     */
    double evaluate(double[] p, double[] normal, double[] gradient);
}
