package io.mtjlab.analysis.fit;

import java.util.List;

/** A model that is one formula. */
record FormulaModel(String name, List<Parameter> parameters, Formula formula) implements Model {

    @Override
    public double value(double x, double[] p) {
        return formula.at(x, p, new double[p.length]);
    }

    @Override
    public double valueAndGradient(double x, double[] p, double[] gradient) {
        return formula.at(x, p, gradient);
    }
}
