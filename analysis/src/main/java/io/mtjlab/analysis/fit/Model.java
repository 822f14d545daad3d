package io.mtjlab.analysis.fit;

import java.util.List;

/** A curve y(x; p), a class of its own or a formula by {@link #of}. Its gradient is analytic and checked against finite differences by one contract test. */
public interface Model {

    /** For reports, for example {@code stfmr}. */
    String name();

    /** In the order of every array of parameter values. */
    List<Parameter> parameters();

    /** y at {@code x}. */
    double value(double x, double[] p);

    /**
     * y at {@code x}, with its derivatives.
     *
     * @param gradient receives dy/dp, shape [parameters]
     */
    double valueAndGradient(double x, double[] p, double[] gradient);

    /**
     * The batch path's view of a sum of squares; a model with a faster kernel of its own returns that.
     *
     * @param rootWeights one over the standard deviation of each y, shape [n]
     */
    default NormalEquations equations(double[] x, double[] y, double[] rootWeights) {
        return new ModelEquations(this, x, y, rootWeights);
    }

    /** Start values for these data; by default those of the declarations. */
    default double[] guess(double[] x, double[] y) {
        return parameters().stream().mapToDouble(Parameter::guess).toArray();
    }

    /** y at x with its derivatives, in one formula. */
    interface Formula {

        /** @param gradient receives dy/dp, shape [parameters] */
        double at(double x, double[] p, double[] gradient);
    }

    /** The model of a formula, for fits of a few lines. */
    static Model of(String name, List<Parameter> parameters, Formula formula) {
        return new FormulaModel(name, List.copyOf(parameters), formula);
    }
}
