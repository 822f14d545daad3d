package io.mtjlab.instruments.bench;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the device bears. Inclusive: a value at its limit is permitted.
 *
 * @param pairs by the name of the terminal pair
 * @param fieldOersted magnitude of the field along any axis
 * @param fieldPlace {@code file:line} where that limit stands
 */
public record Limits(Map<String, Pair> pairs, OptionalDouble fieldOersted, String fieldPlace) {

    public static final Limits NONE = new Limits(Map.of(), OptionalDouble.empty(), "");

    /** The pair that all instruments of a two-terminal device are wired to. */
    public static final String JUNCTION = "junction";

    public Limits {
        pairs = Map.copyOf(pairs);
    }

    public Optional<Pair> junction() {
        return Optional.ofNullable(pairs.get(JUNCTION));
    }

    /**
     * Limits between two terminals, magnitudes, at the device.
     *
     * @param dcVolts also bounds the sum of what all sources can apply at once to an open junction
     * @param place {@code file:line}
     */
    public record Pair(OptionalDouble dcVolts, Optional<PulseVolts> pulseVolts, OptionalDouble amperes, String place) {}

    /** More volts for pulses shorter than a width. */
    public record PulseVolts(double widthBelowSeconds, double volts) {}
}
