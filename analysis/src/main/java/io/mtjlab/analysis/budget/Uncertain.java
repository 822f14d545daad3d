package io.mtjlab.analysis.budget;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.analysis.result.Estimate;

/**
 * A value and how far each source of error moves it: to first order, value + sum of component * z over independent
 * standard normal z. Arithmetic carries the components along with their signs, so that an error common to numerator
 * and denominator cancels (JCGM 100:2008, section 5.1.2 and F.1.2.3, correlation by common influence quantities).
 *
 * @param components by source, signed, in the unit of the value
 */
public record Uncertain(double value, Map<Source, Double> components) {

    public Uncertain {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    /** A number that is known. */
    public static Uncertain exactly(double value) {
        return new Uncertain(value, Map.of());
    }

    /** A fitted value, its standard error as a statistical source of that name. */
    public static Uncertain of(Estimate estimate, String sourceName) {
        return exactly(estimate.value()).with(Source.statistical(sourceName), estimate.standardError());
    }

    /** The same value, moved by {@code component} when {@code source} is one standard deviation off. */
    public Uncertain with(Source source, double component) {
        return combine(value, 1, Map.of(source, component), 1);
    }

    public Uncertain plus(Uncertain other) {
        return combine(value + other.value, 1, other.components, 1);
    }

    public Uncertain minus(Uncertain other) {
        return combine(value - other.value, 1, other.components, -1);
    }

    public Uncertain times(Uncertain other) {
        return combine(value * other.value, other.value, other.components, value);
    }

    public Uncertain dividedBy(Uncertain other) {
        return combine(value / other.value, 1 / other.value, other.components, -value / (other.value * other.value));
    }

    public Uncertain times(double factor) {
        return combine(value * factor, factor, Map.of(), 0);
    }

    /** A function of this value, with its derivative. */
    public Uncertain map(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return combine(function.applyAsDouble(value), derivative.applyAsDouble(value), Map.of(), 0);
    }

    /** One standard deviation from sources of {@code kind}. */
    public double standardError(Source.Kind kind) {
        return Math.sqrt(components.entrySet().stream()
                .filter(e -> e.getKey().kind() == kind)
                .mapToDouble(e -> e.getValue() * e.getValue())
                .sum());
    }

    /** One standard deviation from all sources. */
    public double standardError() {
        return Math.sqrt(components.values().stream().mapToDouble(c -> c * c).sum());
    }

    private Uncertain combine(double result, double mine, Map<Source, Double> others, double theirs) {
        Map<Source, Double> sum = new LinkedHashMap<>();
        components.forEach((source, component) -> sum.merge(source, component * mine, Double::sum));
        others.forEach((source, component) -> sum.merge(source, component * theirs, Double::sum));
        return new Uncertain(result, sum);
    }
}
