package io.mtjlab.analysis.sigmoid;

import io.mtjlab.base.error.InvalidInput;

/**
 * {@code switched} of {@code trials} independent trials under one condition ended in the P state.
 *
 * @param at the condition: a field in oersted, or what else the {@link Abscissa} is
 * @param offset what the logit of a trial is lower than alpha (H - beta); zero for trials that are trials
 */
public record SigmoidPoint(double at, double switched, double trials, double offset) {

    public SigmoidPoint {
        if (!Double.isFinite(at)
                || !(trials >= 0)
                || !(switched >= 0)
                || switched > trials
                || !Double.isFinite(offset)) {
            throw new InvalidInput("sigmoid: " + switched + " of " + trials + " trials at " + at);
        }
    }

    public SigmoidPoint(double at, double switched, double trials) {
        this(at, switched, trials, 0);
    }

    /**
     * A telegraph signal at one field by its dwell times, exponential with unknown means: given the total times in both
     * states, the numbers of dwells follow a binomial law, AP dwells counting as switched, whose logit is that of P minus
     * ln(total P/total AP) (the means' common factor, with a flat prior for its logarithm, integrates out). To leading
     * order this is occupancy with var logit P = 1/n_P + 1/n_AP.
     *
     * @param meanP mean dwell time in P, in any unit of time
     * @param dwellsP number of dwells in P, above zero
     */
    public static SigmoidPoint ofDwells(
            double fieldOersted, double meanP, double dwellsP, double meanAP, double dwellsAP) {
        if (!(meanP > 0 && dwellsP > 0 && meanAP > 0 && dwellsAP > 0)) {
            throw new InvalidInput("sigmoid: dwell times of " + meanP + " and " + meanAP + " s, " + dwellsP + " and "
                    + dwellsAP + " of them, at " + fieldOersted + " Oe; above zero expected");
        }
        return new SigmoidPoint(
                fieldOersted, dwellsAP, dwellsP + dwellsAP, Math.log(meanP * dwellsP / (meanAP * dwellsAP)));
    }

    /** Logit of P as this point alone has it, half a trial added to both sides. */
    double logit() {
        return offset + Math.log((switched + 0.5) / (trials - switched + 0.5));
    }

    /** Whether this point alone can be far on either side: counts of trials in one state only. */
    boolean isOfDwells() {
        return offset != 0;
    }
}
