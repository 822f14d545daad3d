package io.mtjlab.analysis.arrhenius;

import java.util.ArrayList;
import java.util.List;

/** tau = tau0 exp(E/T), one attempt time tau0 for both states, barriers E in kelvin (Neel 1949, Brown 1963). */
record BarrierLaw(boolean hasP, boolean hasAP) implements DwellLaw {

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("ln_tau0"));
        if (hasP) {
            names.add("E_P_K");
        }
        if (hasAP) {
            names.add("E_AP_K");
        }
        return names;
    }

    @Override
    public List<String> units() {
        return List.of("1", "K", "K").subList(0, names().size());
    }

    @Override
    public double[] start(List<DwellMean> means) {
        WeightedLine line = WeightedLine.through(longer(means), mean -> 1 / mean.at());
        double[] start = new double[names().size()];
        start[0] = line.constant();
        for (int j = 1; j < start.length; j++) {
            start[j] = line.slope();
        }
        return start;
    }

    /** The state with the wider range of 1/T. */
    private static List<DwellMean> longer(List<DwellMean> means) {
        List<DwellMean> p = means.stream().filter(m -> !m.antiparallel()).toList();
        List<DwellMean> ap = means.stream().filter(DwellMean::antiparallel).toList();
        return range(p) >= range(ap) ? p : ap;
    }

    private static double range(List<DwellMean> means) {
        double low = means.stream().mapToDouble(DwellMean::at).min().orElse(1);
        double high = means.stream().mapToDouble(DwellMean::at).max().orElse(1);
        return 1 / low - 1 / high;
    }

    @Override
    public double logTau(DwellMean mean, double[] theta, double[] gradient, double[][] hessian) {
        int state = mean.antiparallel() && hasP ? 2 : 1;
        java.util.Arrays.fill(gradient, 0);
        gradient[0] = 1;
        gradient[state] = 1 / mean.at();
        return theta[0] + theta[state] / mean.at();
    }
}
