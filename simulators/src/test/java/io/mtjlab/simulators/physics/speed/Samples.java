package io.mtjlab.simulators.physics.speed;

import java.util.ArrayList;
import java.util.List;

/** The samples of some rounds of one loop, in nanoseconds a step. */
final class Samples {

    /** The samples of one round. */
    record Round(double least, double median) {}

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    double least() {
        return rounds.stream().mapToDouble(Round::least).min().orElseThrow();
    }

    /** Of the rounds' medians. */
    double median() {
        double[] sorted = rounds.stream().mapToDouble(Round::median).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
