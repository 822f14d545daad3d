package io.mtjlab.protocols.parameter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;

/** The parameters of one step, all read and checked, defaults filled in. */
public final class Arguments {

    private final String place;
    private final Map<Parameter<?>, Object> values;

    Arguments(String place, Map<Parameter<?>, Object> values) {
        this.place = place;
        this.values = new LinkedHashMap<>(values);
    }

    /** Where the step stands, {@code file:line}. */
    public String place() {
        return place;
    }

    /** The value of a parameter that is required or has a default. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalArgumentException(parameter.path() + " has no value in this step"));
    }

    @SuppressWarnings("unchecked") // a parameter's value came out of its own type
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter));
    }

    /** The same, with another value for {@code parameter}; for those who compose a step in code. */
    public <T> Arguments with(Parameter<T> parameter, T value) {
        Map<Parameter<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value);
        return new Arguments(place, changed);
    }

    /** To be thrown: what is wrong with this step as a whole. */
    public InvalidInput error(String message) {
        return new InvalidInput(place + ": " + message);
    }

    /** A parameter in seconds as what a clock waits for. */
    public Duration duration(Parameter<Double> seconds) {
        return Duration.ofNanos(Math.round(get(seconds) * 1e9));
    }

    /** Every value as numbers, words, lists and maps, nested as in the file. */
    public Map<String, Object> asMap() {
        Map<String, Object> byPath = new LinkedHashMap<>();
        values.forEach((parameter, value) -> byPath.put(parameter.path(), plain(parameter, value)));
        return ValueTypes.nested(byPath);
    }

    @SuppressWarnings("unchecked") // as in find
    private static <T> Object plain(Parameter<T> parameter, Object value) {
        return parameter.type().plain((T) value);
    }
}
