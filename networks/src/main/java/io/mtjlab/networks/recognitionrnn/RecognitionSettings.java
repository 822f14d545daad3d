package io.mtjlab.networks.recognitionrnn;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.recurrent.Reservoir;

/**
 * @param size junctions
 * @param density fraction of the connections that there are
 * @param gain of the connections
 * @param inputStrength standard deviation of the weights by which the wave drives the junctions
 * @param biasRange biases are uniform within plus and minus this
 * @param leak of the junctions' state in a step
 * @param alpha P of the least squares starts as 1/alpha
 * @param noise of the waves, of their magnitude
 * @param randomPhase whether waves begin anywhere in their period
 * @param learningWindows of 60 ns
 * @param testWindows of 60 ns
 */
public record RecognitionSettings(
        int size,
        double density,
        double gain,
        double inputStrength,
        double biasRange,
        double leak,
        double alpha,
        double noise,
        boolean randomPhase,
        int learningWindows,
        int testWindows) {

    /** The paper's 40 junctions, 5 % noise, 60 windows to learn and 100 to recognise. */
    public static final RecognitionSettings PAPER =
            new RecognitionSettings(40, 0.25, 0.8, 0.3, 0.1, 0.3, 0.1, 0.05, false, 60, 100);

    public RecognitionSettings {
        if (size < 2) {
            throw new InvalidInput("a recurrent network of " + size + " junctions: at least 2 expected");
        }
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new InvalidInput("noise " + noise + " of the magnitude: none or more expected");
        }
        if (learningWindows < 1 || testWindows < 1) {
            throw new InvalidInput(learningWindows + " windows to learn and " + testWindows
                    + " to recognise: at least one of each expected");
        }
    }

    public RecognitionSettings withNoise(double newNoise) {
        return new RecognitionSettings(
                size,
                density,
                gain,
                inputStrength,
                biasRange,
                leak,
                alpha,
                newNoise,
                randomPhase,
                learningWindows,
                testWindows);
    }

    public RecognitionSettings withSize(int newSize) {
        return new RecognitionSettings(
                newSize,
                density,
                gain,
                inputStrength,
                biasRange,
                leak,
                alpha,
                noise,
                randomPhase,
                learningWindows,
                testWindows);
    }

    public RecognitionSettings withRandomPhase(boolean random) {
        return new RecognitionSettings(
                size,
                density,
                gain,
                inputStrength,
                biasRange,
                leak,
                alpha,
                noise,
                random,
                learningWindows,
                testWindows);
    }

    Reservoir.Wiring wiring() {
        return new Reservoir.Wiring(size, density, gain, 1, inputStrength, biasRange, leak);
    }
}
