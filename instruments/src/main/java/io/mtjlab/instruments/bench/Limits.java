package io.mtjlab.instruments.bench;

import java.util.List;
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
        return pair(JUNCTION);
    }

    public Optional<Pair> pair(String name) {
        return Optional.ofNullable(pairs.get(name));
    }

    /**
     * Limits between two terminals, magnitudes, at the device.
     *
     * @param dcVolts also bounds the sum of what all sources can apply at once to an open junction
     * @param pulseVolts more volts for short pulses; empty where a pulse may have no more than what lasts
     * @param place {@code file:line}
     */
    public record Pair(OptionalDouble dcVolts, List<PulseVolts> pulseVolts, OptionalDouble amperes, String place) {

        public Pair {
            pulseVolts = List.copyOf(pulseVolts);
        }

        /** The most that a pulse of this width may reach; empty where nothing limits it. */
        public OptionalDouble voltsFor(double widthSeconds) {
            OptionalDouble pulses = pulseVolts.stream()
                    .filter(limit -> widthSeconds <= limit.widthBelowSeconds())
                    .mapToDouble(PulseVolts::volts)
                    .max();
            if (pulses.isEmpty()) {
                return dcVolts;
            }
            return OptionalDouble.of(Math.max(pulses.getAsDouble(), dcVolts.orElse(0)));
        }
    }

    /** More volts for pulses up to a width. */
    public record PulseVolts(double widthBelowSeconds, double volts) {}
}
