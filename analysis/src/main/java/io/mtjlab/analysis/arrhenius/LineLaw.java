package io.mtjlab.analysis.arrhenius;

import java.util.List;

/** ln tau of one state as a line over field or current, when the other state says nothing. */
record LineLaw(String slopeName, double middle, String unit) implements DwellLaw {

    @Override
    public List<String> names() {
        return List.of(slopeName, "ln_tau_mid");
    }

    @Override
    public List<String> units() {
        return List.of("1/" + unit, "1");
    }

    @Override
    public double[] start(List<DwellMean> means) {
        WeightedLine line = WeightedLine.through(means, mean -> mean.at() - middle);
        return new double[] {line.slope(), line.constant()};
    }

    @Override
    public double logTau(DwellMean mean, double[] theta, double[] gradient, double[][] hessian) {
        gradient[0] = mean.at() - middle;
        gradient[1] = 1;
        return theta[0] * gradient[0] + theta[1];
    }
}
