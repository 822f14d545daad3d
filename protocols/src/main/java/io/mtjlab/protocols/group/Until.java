package io.mtjlab.protocols.group;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.protocols.parameter.Arguments;

/**
 * When passes end: a statistic of one column of one step, over all its points in a pass. Any one of the bounds ends
 * them.
 *
 * @param stepName empty for the last step
 */
record Until(
        Optional<String> stepName,
        String column,
        Statistic statistic,
        Optional<Double> above,
        Optional<Double> below,
        Optional<Double> settledWithin) {

    /** A number from many. */
    enum Statistic {
        MEAN(values -> DoubleStream.of(values).average().orElse(Double.NaN)),
        MINIMUM(values -> DoubleStream.of(values).min().orElse(Double.NaN)),
        MAXIMUM(values -> DoubleStream.of(values).max().orElse(Double.NaN)),
        LAST(values -> values[values.length - 1]);

        private final ToDoubleFunction<double[]> of;

        Statistic(ToDoubleFunction<double[]> of) {
            this.of = of;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String step(Children children) {
        List<String> names = List.copyOf(children.byName().keySet());
        return stepName.orElse(names.get(names.size() - 1));
    }

    /** @throws io.mtjlab.base.error.InvalidInput when no step has that name, or its units no such column */
    void require(Children children, Arguments arguments) {
        String name = step(children);
        var child = children.byName().get(name);
        if (child == null) {
            throw arguments.error("until.step is '" + name + "', but the steps are "
                    + String.join(", ", children.byName().keySet()));
        }
        child.plan().outlook().stream().findFirst().ifPresent(unit -> {
            List<String> columns =
                    unit.columns().stream().map(column -> column.name()).toList();
            if (!columns.contains(column)) {
                throw arguments.error(
                        "until.column is '" + column + "', but " + name + " measures " + String.join(", ", columns));
            }
        });
    }

    /** How many passes there must be before anything can be said. */
    int leastPasses() {
        return above.isPresent() || below.isPresent() ? 1 : 2;
    }

    /** @param passes the units of the step, pass by pass, the last one just complete */
    boolean holds(List<List<UnitRecord>> passes) {
        OptionalDouble now = value(passes.get(passes.size() - 1));
        if (now.isEmpty()) {
            return false;
        }
        double value = now.getAsDouble();
        if (above.filter(bound -> value > bound).isPresent()
                || below.filter(bound -> value < bound).isPresent()) {
            return true;
        }
        return settledWithin.isPresent()
                && passes.size() > 1
                && value(passes.get(passes.size() - 2)).stream()
                        .anyMatch(before -> Math.abs(value - before) <= settledWithin.get());
    }

    private OptionalDouble value(List<UnitRecord> units) {
        double[] points = units.stream()
                .flatMapToDouble(unit -> DoubleStream.of(unit.column(column)))
                .toArray();
        return points.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(statistic.of.applyAsDouble(points));
    }
}
