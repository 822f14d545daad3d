package io.mtjlab.analysis.telegraph;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.likelihood.Maximiser;

/**
 * Whether the sign of the current shifts the states' shares of the time, as a spin torque does. Traces change it to be rid of
 * voltages that do not follow the current; where it matters, what they say together holds for neither sign.
 */
public final class CurrentSign {

    /** In standard deviations, over all traces together: by chance one series in sixteen thousand. */
    private static final double CLEAR = 4;

    /** With fewer the likelihood of logit P is no parabola yet. */
    private static final int FEWEST_CHANGES = 10;

    private CurrentSign() {}

    /** @param found of each trace, in the same order */
    public static boolean matters(List<TelegraphTrace> traces, List<TelegraphAnalysis> found) {
        if (traces.stream().anyMatch(CurrentSign::isShort)) {
            return false;
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < traces.size(); i++) {
            Optional<Difference> shift = difference(traces.get(i), found.get(i));
            sum += shift.map(d -> d.ofLogit() / d.variance()).orElse(0.0);
            weights += shift.map(d -> 1 / d.variance()).orElse(0.0);
        }
        return Math.abs(sum) > CLEAR * Math.sqrt(weights);
    }

    private static boolean isShort(TelegraphTrace trace) {
        return Math.min(rows(trace, 1).length, rows(trace, -1).length) < TelegraphTrace.LEAST;
    }

    /** Between the signs. */
    private record Difference(double ofLogit, double variance) {}

    /** Empty where one sign has not seen both states come and go. */
    private static Optional<Difference> difference(TelegraphTrace trace, TelegraphAnalysis found) {
        if (!found.counts().seesBothStates()) {
            return Optional.empty();
        }
        double difference = 0;
        double variance = 0;
        for (int sign : new int[] {1, -1}) {
            int[] rows = rows(trace, sign);
            boolean[] inP = new boolean[rows.length];
            double[] seconds = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                inP[i] = found.probabilityP()[rows[i]] >= 0.5;
                seconds[i] = trace.seconds()[rows[i]];
            }
            ChainCounts counts = ChainCounts.of(seconds, inP);
            if (!counts.seesBothStates() || counts.changes() < FEWEST_CHANGES) {
                return Optional.empty();
            }
            Maximiser chain = new Maximiser(new OccupancyLikelihood(counts));
            double[] best = chain.maximise(new double[] {RateStart.logit(counts), RateStart.logRate(counts)})
                    .theta();
            difference += sign * best[0];
            variance += chain.covariance(best)[0][0];
        }
        return Optional.of(new Difference(difference, variance));
    }

    /** Readings of one sign only, without what does not follow the current. */
    public static TelegraphTrace only(int sign, TelegraphTrace trace, double offsetOhms) {
        int[] rows = rows(trace, sign);
        int[] polarity = new int[rows.length];
        double[] seconds = new double[rows.length];
        double[] volts = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            polarity[i] = sign;
            seconds[i] = trace.seconds()[rows[i]];
            volts[i] = trace.volts()[rows[i]] - offsetOhms * trace.amperes();
        }
        return new TelegraphTrace(seconds, polarity, volts, trace.amperes(), trace.apertureSeconds());
    }

    private static int[] rows(TelegraphTrace trace, int sign) {
        return IntStream.range(0, trace.size())
                .filter(i -> trace.polarity()[i] == sign)
                .toArray();
    }
}
