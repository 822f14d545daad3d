package io.mtjlab.networks.forcernn;

import io.mtjlab.base.error.InvalidInput;

/**
 * What real junctions and synapses have and ideal ones have not (the studies of the paper's supplement).
 *
 * @param sizes number of different junction areas, spread evenly over plus and minus {@link #AREA_SPREAD}; 1 for alike
 * @param answerNoise standard deviation of a junction's answer from step to step, of its range: phase noise
 * @param weightNoise standard deviation of an output weight from step to step, of itself
 * @param delaySteps by which the fed-back output is late
 * @param frozenFraction of the output weights that cannot be written
 */
public record Imperfections(int sizes, double answerNoise, double weightNoise, int delaySteps, double frozenFraction) {

    /** Relative half width of the areas: the paper's text names 25 sizes, not their range. */
    public static final double AREA_SPREAD = 0.1;

    public static final Imperfections NONE = new Imperfections(1, 0, 0, 0, 0);

    public Imperfections {
        if (sizes < 1) {
            throw new InvalidInput("sizes " + sizes + ": at least one expected");
        }
        notNegative("answer noise", answerNoise);
        notNegative("weight noise", weightNoise);
        if (delaySteps < 0) {
            throw new InvalidInput("delay of " + delaySteps + " steps: none or more expected");
        }
        if (!(frozenFraction >= 0 && frozenFraction < 1)) {
            throw new InvalidInput("frozen fraction " + frozenFraction + ": at least 0 and less than 1 expected");
        }
    }

    private static void notNegative(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new InvalidInput(what + " " + value + ": none or more expected");
        }
    }

    public Imperfections withSizes(int newSizes) {
        return new Imperfections(newSizes, answerNoise, weightNoise, delaySteps, frozenFraction);
    }

    public Imperfections withAnswerNoise(double noise) {
        return new Imperfections(sizes, noise, weightNoise, delaySteps, frozenFraction);
    }

    public Imperfections withWeightNoise(double noise) {
        return new Imperfections(sizes, answerNoise, noise, delaySteps, frozenFraction);
    }

    public Imperfections withDelaySteps(int steps) {
        return new Imperfections(sizes, answerNoise, weightNoise, steps, frozenFraction);
    }

    public Imperfections withFrozenFraction(double fraction) {
        return new Imperfections(sizes, answerNoise, weightNoise, delaySteps, fraction);
    }
}
