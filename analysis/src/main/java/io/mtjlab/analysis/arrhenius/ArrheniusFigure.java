package io.mtjlab.analysis.arrhenius;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.distribution.GammaDistribution;

import io.mtjlab.base.figure.Figure;

/** Mean dwell times with 68 % intervals, the fitted law, and the ratio of the two. */
final class ArrheniusFigure {

    private static final int CURVE_POINTS = 101;

    private ArrheniusFigure() {}

    static Figure of(List<DwellMean> means, DwellLaw law, double[] theta, String axis) {
        boolean thermal = law instanceof BarrierLaw;
        List<Figure.Series> data = new ArrayList<>();
        List<Figure.Series> ratios = new ArrayList<>();
        for (boolean antiparallel : new boolean[] {false, true}) {
            List<DwellMean> state =
                    means.stream().filter(m -> m.antiparallel() == antiparallel).toList();
            if (!state.isEmpty()) {
                String name = antiparallel ? "AP" : "P";
                data.add(curve("fit " + name, state, thermal, law, theta));
                data.add(points("tau " + name, state, thermal, law, theta, false));
                ratios.add(points("measured / fit, " + name, state, thermal, law, theta, true));
            }
        }
        Figure.Axis x = Figure.Axis.linear(axis);
        return new Figure(
                "Dwell times",
                "Mean dwell times with the 68 % intervals of their numbers of events, and the fitted law.",
                List.of(
                        new Figure.Panel(x, Figure.Axis.log("tau (s)"), 1, data),
                        new Figure.Panel(x, Figure.Axis.log("ratio"), 0.35, ratios)));
    }

    private static double place(double at, boolean thermal) {
        return thermal ? 1000 / at : at;
    }

    private static double tau(DwellMean mean, DwellLaw law, double[] theta) {
        return Math.exp(law.logTau(mean, theta, new double[theta.length], new double[theta.length][theta.length]));
    }

    private static Figure.Series curve(
            String name, List<DwellMean> means, boolean thermal, DwellLaw law, double[] theta) {
        double low = means.stream().mapToDouble(DwellMean::at).min().orElseThrow();
        double high = means.stream().mapToDouble(DwellMean::at).max().orElseThrow();
        boolean antiparallel = means.get(0).antiparallel();
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double at = low + (high - low) * i / (CURVE_POINTS - 1);
            x[i] = place(at, thermal);
            y[i] = tau(new DwellMean(at, antiparallel, 1, 1), law, theta);
        }
        return Figure.Series.line(name, x, y);
    }

    /** The interval of tau given the mean t of n events: t n over the quantiles of a gamma law of shape n. */
    private static Figure.Series points(
            String name, List<DwellMean> means, boolean thermal, DwellLaw law, double[] theta, boolean overFit) {
        int n = means.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            DwellMean mean = means.get(i);
            GammaDistribution gamma = new GammaDistribution(mean.events(), 1 / mean.events());
            double unit = overFit ? tau(mean, law, theta) : 1;
            x[i] = place(mean.at(), thermal);
            y[i] = mean.seconds() / unit;
            low[i] = y[i] / gamma.inverseCumulativeProbability(0.8413447460685429);
            high[i] = y[i] / gamma.inverseCumulativeProbability(0.15865525393145707);
        }
        return Figure.Series.pointsWithIntervals(name, x, y, low, high);
    }
}
