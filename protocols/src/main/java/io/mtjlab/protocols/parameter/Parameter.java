package io.mtjlab.protocols.parameter;

import java.util.Optional;

import io.mtjlab.base.unit.Unit;

/**
 * One row of a kind's table: a key of the step, what it accepts, what it is when it is not said.
 *
 * @param path key in the step; a dot leads into a map below, as in {@code field_oersted.from}
 * @param type what may stand there
 * @param byDefault empty where the step must say it, unless it is {@code optional}
 * @param optional true when leaving it out means something of its own, which {@code meaning} says
 * @param meaning one sentence for people
 * @param source where the default comes from: paper and place, manual, or the reason for a choice
 * @param <T> of its value
 */
public record Parameter<T>(
        String path,
        Unit unit,
        ValueType<T> type,
        Optional<T> byDefault,
        boolean optional,
        String meaning,
        String source) {

    /** A parameter that a step must give. */
    public static <T> Parameter<T> required(String path, Unit unit, ValueType<T> type, String meaning) {
        return new Parameter<>(path, unit, type, Optional.empty(), false, meaning, "");
    }

    /** A parameter that may be left out, and then is nothing. */
    public static <T> Parameter<T> optional(String path, Unit unit, ValueType<T> type, String meaning) {
        return new Parameter<>(path, unit, type, Optional.empty(), true, meaning, "");
    }

    /** A parameter that is {@code value} unless the step says otherwise; {@code source} says why. */
    public static <T> Parameter<T> byDefault(
            String path, Unit unit, ValueType<T> type, T value, String meaning, String source) {
        return new Parameter<>(path, unit, type, Optional.of(value), false, meaning, source);
    }

    public boolean required() {
        return byDefault.isEmpty() && !optional;
    }

    /** The row as a line of text, for messages and documentation. */
    public String describe() {
        return path + (unit == Unit.ONE ? "" : " (" + unit.symbol() + ")") + ": " + type.wording() + ", "
                + (required()
                        ? "required"
                        : byDefault.map(v -> "default " + type.plain(v)).orElse("optional"))
                + "; " + meaning + (source.isEmpty() ? "" : " [" + source + "]");
    }
}
