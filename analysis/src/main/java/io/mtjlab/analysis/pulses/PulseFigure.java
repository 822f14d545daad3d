package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.figure.Figure;

/** Where depinning, fire and reset happened over the cycles, and the mean reading at each pulse. */
final class PulseFigure {

    private PulseFigure() {}

    static Figure of(PulseTrain train, Optional<TrainSampler> a, Optional<TrainSampler> b) {
        String x = train.byNumber() ? "pulse number" : "V (V)";
        double[] place = train.cycles().get(0).place();
        List<Figure.Panel> panels = new ArrayList<>();
        panels.add(profile(train, place, x, "R_B (ohm)", true));
        if (!train.byNumber()) {
            panels.add(0, profile(train, place, x, "R_A (ohm)", false));
        }
        List<Figure.Series> shares = new ArrayList<>();
        a.ifPresent(s -> shares.add(cumulative("depinned", place, s, false)));
        b.ifPresent(s -> shares.add(cumulative("fired", place, s, false)));
        b.ifPresent(s -> shares.add(cumulative("reset", place, s, true)));
        if (!shares.isEmpty()) {
            panels.add(new Figure.Panel(Figure.Axis.linear(x), Figure.Axis.linear("share of cycles"), 0.7, shares));
        }
        return new Figure(
                "Pulse train",
                "Mean over the cycles at each pulse with its standard deviation, and the share of cycles past each"
                        + " threshold with its 95 % posterior interval.",
                panels);
    }

    private static Figure.Panel profile(PulseTrain train, double[] place, String x, String y, boolean junctionB) {
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
        return new Figure.Panel(
                Figure.Axis.linear(x),
                Figure.Axis.linear(y),
                0.7,
                List.of(Figure.Series.pointsWithIntervals("mean over cycles", place, mean, low, high)));
    }

    private static Figure.Series cumulative(String name, double[] place, TrainSampler sampler, boolean second) {
        int n = place.length;
        double[] middle = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            double at = place[i];
            double[] shares = sampler.draws().stream()
                    .mapToDouble(d -> Arrays.stream(second ? d.second() : d.first())
                            .filter(t -> t <= at)
                            .count())
                    .map(k -> k / sampler.draws().get(0).first().length)
                    .sorted()
                    .toArray();
            middle[i] = shares[shares.length / 2];
            low[i] = shares[(int) (0.025 * shares.length)];
            high[i] = shares[(int) (0.975 * (shares.length - 1))];
        }
        return Figure.Series.pointsWithIntervals(name, place, middle, low, high);
    }
}
