package io.mtjlab.protocols.parameter;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.mtjlab.instruments.yaml.LocatedYaml;

/** All that a kind of step may say, in the order of its documentation. */
public record ParameterTable(List<Parameter<?>> rows) {

    public ParameterTable {
        rows = List.copyOf(rows);
    }

    public static ParameterTable of(Parameter<?>... rows) {
        return new ParameterTable(List.of(rows));
    }

    /**
     * Reads a step.
     *
     * @param others keys of the step that are not parameters
     * @throws io.mtjlab.base.error.InvalidInput for an unknown key (with the nearest known), a missing one, or a value
     *     that its row does not accept; with file, line and column
     */
    public Arguments read(LocatedYaml step, Set<String> others) {
        refuseUnknown(step, "", others);
        Map<Parameter<?>, Object> values = new LinkedHashMap<>();
        for (Parameter<?> row : rows) {
            value(step, row).ifPresent(value -> values.put(row, value));
        }
        return new Arguments(step.place(), values);
    }

    /**
     * What a step is that says nothing; the start for those who compose one in code.
     *
     * @param place what messages call the step
     */
    public Arguments defaults(String place) {
        Map<Parameter<?>, Object> values = new LinkedHashMap<>();
        for (Parameter<?> row : rows) {
            row.byDefault().ifPresent(value -> values.put(row, value));
        }
        return new Arguments(place, values);
    }

    private <T> Optional<T> value(LocatedYaml step, Parameter<T> row) {
        Optional<LocatedYaml> node = Optional.of(step);
        Optional<LocatedYaml> within = node;
        for (String key : row.path().split("\\.")) {
            within = node.isPresent() ? node : within;
            node = node.flatMap(map -> map.get(key));
        }
        if (node.isPresent()) {
            return Optional.of(row.type().read(node.orElseThrow()));
        }
        if (row.required()) {
            throw within.orElseThrow().error("parameter " + row.describe() + ": it is missing here");
        }
        return row.byDefault();
    }

    private void refuseUnknown(LocatedYaml map, String prefix, Set<String> others) {
        Set<String> known = rows.stream()
                .map(Parameter::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).split("\\.")[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> groups = known.stream()
                .filter(key -> rows.stream().anyMatch(row -> row.path().startsWith(prefix + key + ".")))
                .collect(Collectors.toSet());
        known.addAll(others);
        map.onlyKeys(known);
        for (String group : groups) {
            map.get(group).ifPresent(below -> refuseUnknown(below, prefix + group + ".", Set.of()));
        }
    }

    /** The table as lines of text, one a row. */
    public String describe() {
        return rows.stream().map(Parameter::describe).collect(Collectors.joining("\n"));
    }
}
