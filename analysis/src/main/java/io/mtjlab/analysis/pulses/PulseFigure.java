package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.figure.Figure;

/** Where depinning, fire and reset happened over the cycles, and the mean reading at each pulse. */
final class PulseFigure {

    private static final int CURVE_POINTS = 241;

    private PulseFigure() {}

    static Figure of(PulseTrain train, Optional<TrainSampler> a, Optional<TrainSampler> b) {
        String x = train.byNumber() ? "pulse number" : "V (V)";
        double[] place = train.cycles().get(0).place();
        List<Figure.Panel> panels = new ArrayList<>();
        panels.add(profile(train, place, x, "R_B (ohm)", true, b));
        if (!train.byNumber()) {
            panels.add(0, profile(train, place, x, "R_A (ohm)", false, a));
        }
        List<Figure.Series> shares = new ArrayList<>();
        a.ifPresent(s -> shares.add(cumulative("depinned", place, s, false)));
        b.ifPresent(s -> shares.add(cumulative("fired", place, s, false)));
        Optional<TrainSampler> back = b.filter(TrainSampler::hasSecond);
        back.ifPresent(s -> shares.add(cumulative("reset", place, s, true)));
        double[] fine = fine(place);
        a.ifPresent(s -> shares.add(Figure.Series.line("depinned, law", fine, s.law(fine, false))));
        b.ifPresent(s -> shares.add(Figure.Series.line("fired, law", fine, s.law(fine, false))));
        back.ifPresent(s -> shares.add(Figure.Series.line("reset, law", fine, s.law(fine, true))));
        if (!shares.isEmpty()) {
            panels.add(new Figure.Panel(Figure.Axis.linear(x), Figure.Axis.linear("share of cycles"), 0.7, shares));
        }
        return new Figure(
                "Pulse train",
                "Mean over the cycles at each pulse with its standard deviation, and the share of cycles past each"
                        + " threshold with its 95 % posterior interval; lines are the normal laws of the thresholds.",
                panels);
    }

    private static Figure.Panel profile(
            PulseTrain train, double[] place, String x, String y, boolean junctionB, Optional<TrainSampler> sampler) {
        int n = place.length;
        double[] mean = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            int at = i;
            double[] values = train.cycles().stream()
                    .filter(c -> c.place().length > at)
                    .mapToDouble(c -> (junctionB ? c.ohmsB() : c.ohmsA())[at])
                    .toArray();
            mean[i] = Draws.mean(values);
            double sd = values.length > 1 ? Draws.deviation(values) : 0;
            low[i] = mean[i] - sd;
            high[i] = mean[i] + sd;
        }
        List<Figure.Series> series = new ArrayList<>();
        series.add(Figure.Series.pointsWithIntervals("mean over cycles", place, mean, low, high));
        double[] fine = fine(place);
        sampler.ifPresent(s -> series.add(Figure.Series.line("mean over cycles, fit", fine, s.expected(fine))));
        return new Figure.Panel(Figure.Axis.linear(x), Figure.Axis.linear(y), 0.7, series);
    }

    /** Places to draw a smooth curve through. */
    private static double[] fine(double[] place) {
        double[] fine = new double[CURVE_POINTS];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = place[0] + (place[place.length - 1] - place[0]) * i / (fine.length - 1);
        }
        return fine;
    }

    private static Figure.Series cumulative(String name, double[] place, TrainSampler sampler, boolean second) {
        int n = place.length;
        double[] middle = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[][] shares = shares(place, sampler, second);
        for (int i = 0; i < n; i++) {
            Arrays.sort(shares[i]);
            middle[i] = shares[i][shares[i].length / 2];
            low[i] = shares[i][(int) (0.025 * shares[i].length)];
            high[i] = shares[i][(int) (0.975 * (shares[i].length - 1))];
        }
        return Figure.Series.pointsWithIntervals(name, place, middle, low, high);
    }

    /** Of the cycles past each place in each draw, shape [places][draws]. */
    private static double[][] shares(double[] place, TrainSampler sampler, boolean second) {
        List<TrainSampler.Draw> draws = sampler.draws();
        double[][] shares = new double[place.length][draws.size()];
        for (int d = 0; d < draws.size(); d++) {
            double[] thresholds = second ? draws.get(d).second() : draws.get(d).first();
            for (double threshold : thresholds) {
                int at = Arrays.binarySearch(place, threshold);
                int reached = at < 0 ? -at - 1 : at;
                if (reached < place.length) {
                    shares[reached][d] += 1.0 / thresholds.length;
                }
            }
            for (int i = 1; i < place.length; i++) {
                shares[i][d] += shares[i - 1][d];
            }
        }
        return shares;
    }
}
