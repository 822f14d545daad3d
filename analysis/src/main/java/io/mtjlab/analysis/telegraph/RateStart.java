package io.mtjlab.analysis.telegraph;

/** First guesses of a chain's parameters from its counts. */
public final class RateStart {

    private RateStart() {}

    /** logit of the occupancy, half a sample added to each state. */
    public static double logit(ChainCounts counts) {
        return Math.log((counts.samplesP() + 0.5) / (counts.samplesAP() + 0.5));
    }

    /** ln(1/tau_P + 1/tau_AP) from the fraction of changes, 2 p q (1 - exp(-lambda t)). */
    public static double logRate(ChainCounts counts) {
        double total = counts.samplesP() + counts.samplesAP() + 1;
        double p = (counts.samplesP() + 0.5) / total;
        double seconds = Double.POSITIVE_INFINITY;
        double pairs = 0.5;
        for (ChainCounts.Step step : counts.steps()) {
            seconds = Math.min(seconds, step.seconds());
            pairs += step.pp() + step.pToAp() + step.apToP() + step.apAp();
        }
        double gone = (counts.changes() + 0.25) / pairs / (2 * p * (1 - p));
        return Math.log(-Math.log1p(-Math.min(0.95, gone)) / seconds);
    }
}
