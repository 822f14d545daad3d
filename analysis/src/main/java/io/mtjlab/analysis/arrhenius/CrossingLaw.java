package io.mtjlab.analysis.arrhenius;

import java.util.List;

/**
 * ln tau of each state is a line over field or current; the lines meet at H_eq (I_eq), where both states are equally
 * long-lived.
 *
 * @param symbol of what varies
 */
record CrossingLaw(String symbol, String unit) implements DwellLaw {

    @Override
    public List<String> names() {
        return List.of("slope_P", "slope_AP", symbol + "_eq", "ln_tau_eq");
    }

    @Override
    public List<String> units() {
        return List.of("1/" + unit, "1/" + unit, unit, "1");
    }

    @Override
    public double[] start(List<DwellMean> means) {
        WeightedLine p = WeightedLine.through(
                means.stream().filter(m -> !m.antiparallel()).toList(), DwellMean::at);
        WeightedLine ap = WeightedLine.through(
                means.stream().filter(DwellMean::antiparallel).toList(), DwellMean::at);
        double difference = p.slope() - ap.slope();
        double crossing = (ap.constant() - p.constant()) / (difference == 0 ? 1e-9 : difference);
        return new double[] {p.slope(), ap.slope(), crossing, p.constant() + p.slope() * crossing};
    }

    @Override
    public double logTau(DwellMean mean, double[] theta, double[] gradient, double[][] hessian) {
        int state = mean.antiparallel() ? 1 : 0;
        double distance = mean.at() - theta[2];
        gradient[0] = 0;
        gradient[1] = 0;
        gradient[state] = distance;
        gradient[2] = -theta[state];
        gradient[3] = 1;
        hessian[state][2] = -1;
        hessian[2][state] = -1;
        return theta[3] + theta[state] * distance;
    }
}
