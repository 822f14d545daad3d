package io.mtjlab.networks.innaternn;

import io.mtjlab.base.error.InvalidInput;

/**
 * The paper's supplement, which would tell most of these, is not at hand; they were chosen on seeds 1 to 5.
 *
 * @param size junctions
 * @param density fraction of the connections that there are
 * @param gain of the connections: their standard deviation is gain/sqrt(density size)
 * @param leak of the junctions' state in a step
 * @param inputStrength standard deviation of the weights of the inputs
 * @param pulseSteps that the pulse lasts which starts the writing
 * @param pulseAmplitude of it
 * @param writingSteps of 1.5 ns that the character takes
 * @param loops of innate training, each from another initial state
 * @param learnEvery a step in so many is learnt from in innate training
 * @param alpha P of the least squares starts as 1/alpha
 * @param readOutPeriods writings from which the read-out learns
 * @param trainingNoise standard deviation of the states' noise while learning
 * @param trials writings that are judged, each from another initial state
 * @param inputs whether x and y are fed in, as in the paper's second step, in place of writing by itself
 */
public record InnateSettings(
        int size,
        double density,
        double gain,
        double leak,
        double inputStrength,
        int pulseSteps,
        double pulseAmplitude,
        int writingSteps,
        int loops,
        int learnEvery,
        double alpha,
        int readOutPeriods,
        double trainingNoise,
        int trials,
        boolean inputs) {

    /** 800 junctions and 113 steps (170 ns), as in the paper. */
    public static final InnateSettings PAPER =
            new InnateSettings(800, 0.1, 1.7, 0.7, 1, 15, 2, 113, 10, 2, 1, 10, 0.01, 20, false);

    public InnateSettings {
        if (size < 10) {
            throw new InvalidInput("a writing network of " + size + " junctions: at least 10 expected");
        }
        if (loops < 1 || trials < 1) {
            throw new InvalidInput(loops + " loops and " + trials + " trials: at least one of each expected");
        }
    }

    public InnateSettings withSize(int newSize) {
        return new InnateSettings(
                newSize,
                density,
                gain,
                leak,
                inputStrength,
                pulseSteps,
                pulseAmplitude,
                writingSteps,
                loops,
                learnEvery,
                alpha,
                readOutPeriods,
                trainingNoise,
                trials,
                inputs);
    }

    public InnateSettings withInputs(boolean fedIn) {
        return new InnateSettings(
                size,
                density,
                gain,
                leak,
                inputStrength,
                pulseSteps,
                pulseAmplitude,
                writingSteps,
                loops,
                learnEvery,
                alpha,
                readOutPeriods,
                trainingNoise,
                trials,
                fedIn);
    }
}
