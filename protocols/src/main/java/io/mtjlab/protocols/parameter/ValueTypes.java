package io.mtjlab.protocols.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.yaml.LocatedYaml;
import io.mtjlab.instruments.yaml.NearestName;

/** What may stand at the keys of a step. */
public final class ValueTypes {

    private ValueTypes() {}

    /** A number, both ends permitted. */
    public static ValueType<Double> number(double low, double high) {
        String wording = "a number " + fromTo(low, high);
        return new Simple<>(
                wording, numbers(low, high), node -> inRange(node, node, wording, low, high), value -> value);
    }

    /** A whole number, both ends permitted. */
    public static ValueType<Integer> count(int low, int high) {
        String wording = "a whole number from " + low + " to " + high;
        return new Simple<>(
                wording,
                Map.of("type", "integer", "minimum", low, "maximum", high),
                node -> {
                    double value = inRange(node, node, wording, low, high);
                    if (value != Math.rint(value)) {
                        throw refused(node, wording);
                    }
                    return (int) value;
                },
                value -> value);
    }

    /** One of a few whole numbers. */
    public static ValueType<Integer> oneOf(int... known) {
        String wording =
                "one of " + Arrays.stream(known).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return new Simple<>(
                wording,
                Map.of("enum", Arrays.stream(known).boxed().toList()),
                node -> Arrays.stream(known)
                        .filter(value -> node.isNumber() && node.asDouble() == value)
                        .boxed()
                        .findFirst()
                        .orElseThrow(() -> refused(node, wording)),
                value -> value);
    }

    /** A word of the user's own. */
    public static ValueType<String> text() {
        String wording = "a word";
        return new Simple<>(
                wording,
                Map.of("type", "string", "minLength", 1),
                node -> {
                    if (node.isScalar() && !node.asText().isBlank()) {
                        return node.asText();
                    }
                    throw refused(node, wording);
                },
                value -> value);
    }

    public static ValueType<Boolean> flag() {
        String wording = "true or false";
        return new Simple<>(
                wording,
                Map.of("type", "boolean"),
                node -> {
                    if (node.isScalar() && List.of("true", "false").contains(node.asText())) {
                        return node.asText().equals("true");
                    }
                    throw refused(node, wording);
                },
                value -> value);
    }

    /** One word of an enumeration, written as its constants print. */
    public static <E extends Enum<E>> ValueType<E> word(Class<E> words) {
        List<String> known =
                Arrays.stream(words.getEnumConstants()).map(Enum::toString).toList();
        String wording = "one of " + String.join(", ", known);
        return new Simple<>(
                wording,
                Map.of("enum", known),
                node -> {
                    if (node.isScalar() && known.contains(node.asText())) {
                        return words.getEnumConstants()[known.indexOf(node.asText())];
                    }
                    String hint = node.isScalar() ? NearestName.hint(node.asText(), known) : "";
                    throw node.error("must be " + wording + ", found " + shown(node) + hint);
                },
                Enum::toString);
    }

    /** Set-points: a number, a list of numbers, or {@code {from, to, step}} with both ends. */
    public static ValueType<Grid> grid(double low, double high) {
        String wording = "a number, a list of numbers or {from, to, step}, " + fromTo(low, high);
        return new Simple<>(
                wording,
                gridSchema(low, high),
                node -> node.isMap() ? evenGrid(node, wording, low, high) : listed(node, wording, low, high),
                Grid::values);
    }

    private static Grid evenGrid(LocatedYaml node, String wording, double low, double high) {
        node.onlyKeys("from", "to", "step");
        double from = inRange(node, node.require("from"), wording, low, high);
        double to = inRange(node, node.require("to"), wording, low, high);
        return even(node, from, to, node.require("step").asDouble());
    }

    /** {@link Grid#even}, its complaint said with the place. */
    public static Grid even(LocatedYaml node, double from, double to, double step) {
        try {
            return Grid.even(from, to, step);
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    private static Grid listed(LocatedYaml node, String wording, double low, double high) {
        List<LocatedYaml> items = node.isList() ? node.asList() : List.of(node);
        if (items.isEmpty()) {
            throw refused(node, wording);
        }
        return new Grid(items.stream()
                .map(item -> inRange(item, item, wording, low, high))
                .toList());
    }

    /** A level or the word {@code off}, which readers of YAML 1.1 take for false; a list of them, or one alone. */
    public static ValueType<List<RfLevel>> levels(double low, double high) {
        String wording = "off, a number " + fromTo(low, high) + ", or a list of those";
        return new Simple<>(
                wording,
                oneOrMany(Map.of("anyOf", List.of(Map.of("enum", List.of("off", false)), numbers(low, high)))),
                node -> {
                    List<RfLevel> levels = new ArrayList<>();
                    for (LocatedYaml item : node.isList() ? node.asList() : List.of(node)) {
                        boolean off = item.isScalar() && item.asText().equals("off");
                        levels.add(off ? RfLevel.OFF : RfLevel.of(inRange(item, item, wording, low, high)));
                    }
                    if (levels.isEmpty()) {
                        throw refused(node, wording);
                    }
                    return List.copyOf(levels);
                },
                levels -> levels.stream().map(RfLevel::plain).toList());
    }

    /** A span: {@code [low, high]}, or one number for plus and minus that. */
    public static ValueType<Span> span(double low, double high) {
        String wording = "[low, high] or one number for both signs, " + fromTo(low, high);
        return new Simple<>(
                wording,
                Map.of("anyOf", List.of(numbers(low, high), pair(low, high))),
                node -> {
                    List<LocatedYaml> ends = node.isList() ? node.asList() : List.of(node);
                    if (ends.size() > 2 || ends.isEmpty()) {
                        throw refused(node, wording);
                    }
                    double last = inRange(node, ends.get(ends.size() - 1), wording, low, high);
                    double first =
                            node.isList() && ends.size() == 2 ? inRange(node, ends.get(0), wording, low, high) : -last;
                    if (!(first < last)) {
                        throw refused(node, wording);
                    }
                    return new Span(first, last);
                },
                span -> List.of(span.low(), span.high()));
    }

    /** An interval, {@code low} below {@code high}, both inclusive. */
    public record Span(double low, double high) {}

    private static String fromTo(double low, double high) {
        return "from " + bound(low) + " to " + bound(high);
    }

    /** As a person would write it: 0.001, 20000, 1e-9. */
    private static String bound(double value) {
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-3 && size < 1e7)
                ? Grid.plain(value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    private static double inRange(LocatedYaml place, LocatedYaml node, String wording, double low, double high) {
        if (!node.isNumber()) {
            throw refused(place, wording);
        }
        double value = node.asDouble();
        if (!(value >= low && value <= high)) {
            throw refused(node, wording);
        }
        return value;
    }

    static InvalidInput refused(LocatedYaml node, String wording) {
        return node.error("must be " + wording + ", found " + shown(node));
    }

    private static String shown(LocatedYaml node) {
        return node.isScalar() ? "'" + node.asText() + "'" : node.isMap() ? "keys and values" : "a list";
    }

    private static Map<String, Object> numbers(double low, double high) {
        return Map.of("type", "number", "minimum", low, "maximum", high);
    }

    private static Map<String, Object> oneOrMany(Map<String, Object> one) {
        return Map.of("anyOf", List.of(one, Map.of("type", "array", "minItems", 1, "items", one)));
    }

    private static Map<String, Object> pair(double low, double high) {
        return Map.of("type", "array", "minItems", 1, "maxItems", 2, "items", numbers(low, high));
    }

    private static Map<String, Object> gridSchema(double low, double high) {
        Map<String, Object> ends = numbers(low, high);
        Map<String, Object> even = Map.of(
                "type",
                "object",
                "properties",
                Map.of("from", ends, "to", ends, "step", Map.of("type", "number", "exclusiveMinimum", 0)),
                "required",
                List.of("from", "to", "step"),
                "additionalProperties",
                false);
        return Map.of("anyOf", List.of(ends, Map.of("type", "array", "minItems", 1, "items", ends), even));
    }

    record Simple<T>(
            String wording, Map<String, Object> schema, Function<LocatedYaml, T> reader, Function<T, Object> plainer)
            implements ValueType<T> {

        @Override
        public T read(LocatedYaml node) {
            return reader.apply(node);
        }

        @Override
        public Object plain(T value) {
            return plainer.apply(value);
        }
    }

    /** Plain values as nested maps, so that {@code a.b} stands at b in a. */
    static Map<String, Object> nested(Map<String, Object> byPath) {
        Map<String, Object> root = new LinkedHashMap<>();
        byPath.forEach((path, value) -> put(root, path, value));
        return root;
    }

    @SuppressWarnings("unchecked") // maps below the root are only those made here
    private static void put(Map<String, Object> map, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            map.put(path, value);
        } else {
            Object below = map.computeIfAbsent(path.substring(0, dot), key -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) below, path.substring(dot + 1), value);
        }
    }
}
