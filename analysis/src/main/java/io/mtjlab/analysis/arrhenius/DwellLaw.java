package io.mtjlab.analysis.arrhenius;

import java.util.List;

/** ln tau of a state as a function of temperature or field and some parameters. */
interface DwellLaw {

    /** In the order of every array of parameter values. */
    List<String> names();

    /** Symbols, in the same order. */
    List<String> units();

    /** Where a search starts. */
    double[] start(List<DwellMean> means);

    /**
     * ln(tau/s) where {@code mean} was taken.
     *
     * @param gradient receives its derivatives, shape [names]
     * @param hessian receives its second derivatives, shape [names][names]; all zero on entry
     */
    double logTau(DwellMean mean, double[] theta, double[] gradient, double[][] hessian);
}
