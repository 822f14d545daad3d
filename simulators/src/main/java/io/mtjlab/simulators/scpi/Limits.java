package io.mtjlab.simulators.scpi;

/** What a numeric parameter may be: inclusive bounds and the value after *RST. */
public record Limits(double min, double max, double otherwise) {

    public static Limits of(double min, double max, double otherwise) {
        return new Limits(min, max, otherwise);
    }
}
