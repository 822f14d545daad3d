package io.mtjlab.protocols.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mtjlab.instruments.yaml.LocatedYaml;

/** What may stand at the keys of a step that says where needles go and which relays close. */
public final class WaferTypes {

    private static final int FURTHEST = 999;
    private static final String COLUMNS = "columns";
    private static final String ROWS = "rows";
    private static final String EXCEPT = "except";

    private static final Map<String, Object> NUMBER =
            Map.of("type", "integer", "minimum", -FURTHEST, "maximum", FURTHEST);
    private static final Map<String, Object> PAIR =
            Map.of("type", "array", "minItems", 2, "maxItems", 2, "items", NUMBER);
    private static final Map<String, Object> PAIRS = Map.of("type", "array", "minItems", 1, "items", PAIR);
    private static final Map<String, Object> WORDS =
            Map.of("type", "array", "minItems", 1, "items", Map.of("type", "string"));

    private WaferTypes() {}

    /**
     * Dies: {@code [[column, row], ...]}, or all of {@code {columns: [first, last], rows: [first, last]}}, row by row and
     * every other row backwards, but those {@code except}.
     */
    public static ValueType<List<Die>> dies() {
        String wording =
                "[[column, row], ...] or {columns: [first, last], rows: [first, last], except: [[column, row]]}";
        Map<String, Object> rectangle = Map.of(
                "type",
                "object",
                "properties",
                Map.of(COLUMNS, PAIR, ROWS, PAIR, EXCEPT, PAIRS),
                "required",
                List.of(COLUMNS, ROWS),
                "additionalProperties",
                false);
        return new ValueTypes.Simple<>(
                wording,
                Map.of("anyOf", List.of(PAIRS, rectangle)),
                node -> node.isMap() ? rectangle(node, wording) : listed(node, wording),
                dies -> dies.stream()
                        .map(die -> List.of(die.column(), die.row()))
                        .toList());
    }

    private static List<Die> listed(LocatedYaml node, String wording) {
        if (!node.isList() || node.asList().isEmpty()) {
            throw ValueTypes.refused(node, wording);
        }
        Set<Die> dies = new LinkedHashSet<>();
        for (LocatedYaml each : node.asList()) {
            int[] pair = pair(each, wording);
            if (!dies.add(new Die(pair[0], pair[1]))) {
                throw each.error("die " + pair[0] + "," + pair[1] + " stands here twice");
            }
        }
        return List.copyOf(dies);
    }

    private static List<Die> rectangle(LocatedYaml node, String wording) {
        node.onlyKeys(COLUMNS, ROWS, EXCEPT);
        int[] columns = pair(node.require(COLUMNS), wording);
        int[] rows = pair(node.require(ROWS), wording);
        Set<Die> except = new LinkedHashSet<>();
        node.get(EXCEPT).ifPresent(dies -> except.addAll(listed(dies, wording)));
        List<Die> all = new ArrayList<>();
        for (int row = rows[0]; row <= rows[1]; row++) {
            boolean back = (row - rows[0]) % 2 == 1;
            for (int i = 0; i <= columns[1] - columns[0]; i++) {
                Die die = new Die(back ? columns[1] - i : columns[0] + i, row);
                if (!except.contains(die)) {
                    all.add(die);
                }
            }
        }
        if (all.isEmpty()) {
            throw node.error("no die is left; the first column and row come before the last");
        }
        return List.copyOf(all);
    }

    private static int[] pair(LocatedYaml node, String wording) {
        if (!node.isList() || node.asList().size() != 2) {
            throw ValueTypes.refused(node, wording);
        }
        int[] pair = new int[2];
        for (int i = 0; i < 2; i++) {
            double value = node.asList().get(i).asDoubleBetween(-FURTHEST, FURTHEST, "dies");
            if (value != Math.rint(value)) {
                throw ValueTypes.refused(node.asList().get(i), wording);
            }
            pair[i] = (int) value;
        }
        return pair;
    }

    /** Relays as their switch names them. */
    public static ValueType<List<String>> relays() {
        String wording = "a list of relays such as [\"1!4\"]";
        return new ValueTypes.Simple<>(wording, WORDS, node -> words(node, wording), relays -> relays);
    }

    /** The relays that lead to each device, by its name. */
    public static ValueType<Map<String, List<String>>> relaysByDevice() {
        String wording = "the relays of each device, as {d1: [\"1!1\", \"1!11\"], d2: [\"1!2\", \"1!12\"]}";
        return new ValueTypes.Simple<>(
                wording,
                Map.of("type", "object", "minProperties", 1, "additionalProperties", WORDS),
                node -> {
                    Map<String, List<String>> devices = new LinkedHashMap<>();
                    if (!node.isMap() || node.entries().isEmpty()) {
                        throw ValueTypes.refused(node, wording);
                    }
                    node.entries().forEach((name, relays) -> {
                        if (!name.matches("[A-Za-z0-9_.-]+")) {
                            throw relays.error("a device's name is of letters, digits, _, . and -, not '" + name + "'");
                        }
                        devices.put(name, words(relays, wording));
                    });
                    return devices;
                },
                devices -> devices);
    }

    private static List<String> words(LocatedYaml node, String wording) {
        if (!node.isList() || node.asList().isEmpty()) {
            throw ValueTypes.refused(node, wording);
        }
        return node.asList().stream().map(LocatedYaml::asText).toList();
    }
}
