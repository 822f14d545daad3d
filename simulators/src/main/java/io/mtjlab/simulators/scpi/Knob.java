package io.mtjlab.simulators.scpi;

import java.util.Arrays;
import java.util.List;

/** One setting's values by channel, the first at 1. */
final class Knob {

    final double[] values;
    final List<String> words;
    private final double otherwise;

    /**
     * @param otherwise after *RST
     * @param words that a value is the place of; none for a number
     */
    Knob(int channels, double otherwise, List<String> words) {
        this.values = new double[channels + 1];
        this.otherwise = otherwise;
        this.words = words;
        reset();
    }

    void reset() {
        Arrays.fill(values, otherwise);
    }
}
