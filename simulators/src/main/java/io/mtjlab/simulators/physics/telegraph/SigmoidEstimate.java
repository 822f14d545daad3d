package io.mtjlab.simulators.physics.telegraph;

import java.util.List;

/**
 * The sigmoid P(H) = 1/(1 + exp[-alpha (H - beta)]) of what was observed at several fields: a straight line through
 * ln(t_P/t_AP), each weighted by the inverse of its variance 4/events.
 *
 * @param slopePerOersted alpha
 * @param centreOersted beta
 */
public record SigmoidEstimate(double slopePerOersted, double centreOersted) {

    /** Fewer switches than this say too little about a logarithm. */
    private static final long FEWEST_EVENTS = 20;

    /**
     * What was seen at one field.
     *
     * @param parallelSeconds time in the low-resistance state
     * @param events switches in both directions
     */
    public record Observation(double fieldOersted, double seconds, double parallelSeconds, long events) {

        boolean tells() {
            return events >= FEWEST_EVENTS && parallelSeconds > 0 && parallelSeconds < seconds;
        }

        double logRatio() {
            return Math.log(parallelSeconds / (seconds - parallelSeconds));
        }
    }

    /** Not a number where fewer than two fields show enough switches. */
    public static SigmoidEstimate of(List<Observation> observations) {
        List<Observation> some =
                observations.stream().filter(Observation::tells).toList();
        double weight = 0;
        double field = 0;
        double ratio = 0;
        for (Observation o : some) {
            weight += o.events;
            field += o.events * o.fieldOersted;
            ratio += o.events * o.logRatio();
        }
        field /= weight;
        ratio /= weight;
        double covariance = 0;
        double variance = 0;
        for (Observation o : some) {
            covariance += o.events * (o.fieldOersted - field) * (o.logRatio() - ratio);
            variance += o.events * (o.fieldOersted - field) * (o.fieldOersted - field);
        }
        double slope = covariance / variance;
        return new SigmoidEstimate(slope, field - ratio / slope);
    }
}
