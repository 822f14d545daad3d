package io.mtjlab.analysis.arrhenius;

import java.util.List;

/**
 * ln tau of each state as a line over field or current, told at the middle: the same as {@link CrossingLaw}, but it has its
 * form also where the lines are parallel.
 */
record TwoLinesLaw(double middle, String unit) implements DwellLaw {

    @Override
    public List<String> names() {
        return List.of("slope_P", "slope_AP", "ln_tau_P_mid", "ln_tau_AP_mid");
    }

    @Override
    public List<String> units() {
        return List.of("1/" + unit, "1/" + unit, "1", "1");
    }

    @Override
    public double[] start(List<DwellMean> means) {
        double[] start = new double[4];
        for (int state = 0; state < 2; state++) {
            boolean antiparallel = state == 1;
            WeightedLine line = WeightedLine.through(
                    means.stream().filter(m -> m.antiparallel() == antiparallel).toList(), m -> m.at() - middle);
            start[state] = line.slope();
            start[2 + state] = line.constant();
        }
        return start;
    }

    @Override
    public double logTau(DwellMean mean, double[] theta, double[] gradient, double[][] hessian) {
        int state = mean.antiparallel() ? 1 : 0;
        java.util.Arrays.fill(gradient, 0);
        gradient[state] = mean.at() - middle;
        gradient[2 + state] = 1;
        return theta[state] * gradient[state] + theta[2 + state];
    }
}
