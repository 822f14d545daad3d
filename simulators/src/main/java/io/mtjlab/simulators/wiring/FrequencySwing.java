package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A carrier frequency that goes up and down around its middle, in {@link #STEPS} steps of equal duration each period.
 *
 * @param middleHertz the carrier without it
 * @param peakHertz deviation of the highest point
 * @param rateHertz how often it does so in a second
 */
public record FrequencySwing(double middleHertz, double peakHertz, double rateHertz, Shape shape) {

    /** Steps in a period. */
    public static final int STEPS = 16;

    /** What the frequency does in a period, between -1 and 1. */
    public enum Shape {
        SINE,
        SQUARE,
        TRIANGLE,
        RAMP;

        private double at(double part) {
            return switch (this) {
                case SINE -> Math.sin(2 * Math.PI * part);
                case SQUARE -> part < 0.5 ? 1 : -1;
                case TRIANGLE -> part < 0.25 ? 4 * part : part < 0.75 ? 2 - 4 * part : 4 * part - 4;
                case RAMP -> 2 * part - 1;
            };
        }
    }

    /** The frequency in a step: that of its middle. */
    public double hertz(int step) {
        return middleHertz + peakHertz * shape.at((step + 0.5) / STEPS);
    }

    /** The frequencies of a period. */
    List<Double> hertz() {
        return IntStream.range(0, STEPS).mapToObj(this::hertz).toList();
    }
}
