package io.mtjlab.networks.sigmoidmlp;

import java.util.Locale;

/** What is trained and compared. Each has its default number of epochs. */
public enum Study {
    /** The device's sigmoid beside the plain one (alpha = 1), plain recipe. The main job. */
    DEVICE(30),
    /** The plain recipe with alpha = 1 and 1.5 until both cross 87 %. */
    PLAIN_RECIPE(85),
    /** Alpha switched from 1.5 to 0.69 during training: weights kept, and function kept. */
    ALPHA_SWITCH(40),
    /** Alpha as learning rate: W x r and learning rate x r^2 give the same curve. */
    LEARNING_RATE(30),
    /** Cross-entropy, momentum and a stepped learning rate. */
    GOOD_RECIPE(20),
    /** Hidden neurons that answer 0 or 1 with the device's probability. */
    STOCHASTIC(20),
    /** Beta and RF power as bias and gain per neuron. */
    BIAS_AND_GAIN(20);

    private final int defaultEpochs;

    Study(int defaultEpochs) {
        this.defaultEpochs = defaultEpochs;
    }

    public int defaultEpochs() {
        return defaultEpochs;
    }

    /** The name on the command line and in results, for example {@code alpha-switch}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
