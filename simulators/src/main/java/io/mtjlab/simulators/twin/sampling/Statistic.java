package io.mtjlab.simulators.twin.sampling;

import java.util.Arrays;

/** What a Keithley tells of several readings. */
public final class Statistic {

    private Statistic() {}

    /**
     * @param word short form: MEAN, SDEV, MAX, MIN or PKPK
     * @param readings at least one; one alone has no deviation
     */
    public static double of(String word, double[] readings) {
        double mean = Arrays.stream(readings).average().orElseThrow();
        double least = Arrays.stream(readings).min().orElseThrow();
        double most = Arrays.stream(readings).max().orElseThrow();
        double squares =
                Arrays.stream(readings).map(r -> (r - mean) * (r - mean)).sum();
        return switch (word) {
            case "SDEV" -> readings.length < 2 ? 0 : Math.sqrt(squares / (readings.length - 1));
            case "MAX" -> most;
            case "MIN" -> least;
            case "PKPK" -> most - least;
            default -> mean;
        };
    }
}
