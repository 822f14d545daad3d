package io.mtjlab.analysis.card;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Under what a parameter holds: {@code field_oersted, axis, rf_dbm, rf_megahertz, current_amperes,
 * temperature_kelvin} as they apply; {@code rf_dbm} is a number or {@code "off"}.
 *
 * @param values numbers (Double) or words by name
 */
public record Conditions(Map<String, Object> values) {

    /** No condition stated. */
    public static final Conditions NONE = new Conditions(Map.of());

    private static final double RELATIVE = 1e-9;

    public Conditions {
        Map<String, Object> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(key, value instanceof Number n ? (Object) n.doubleValue() : value));
        values = Collections.unmodifiableMap(sorted);
    }

    public static Conditions of(Map<String, ?> values) {
        return new Conditions(Map.copyOf(values));
    }

    /** These and one more. */
    public Conditions and(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Conditions(more);
    }

    /** Whether every condition in {@code asked} stands here with the same value. */
    public boolean satisfy(Conditions asked) {
        return asked.values.entrySet().stream().allMatch(e -> same(values.get(e.getKey()), e.getValue()));
    }

    /** For people: {@code rf_dbm=-25, rf_megahertz=1890}. */
    public String describe() {
        List<String> parts = values.entrySet().stream()
                .map(e -> e.getKey() + "=" + text(e.getValue()))
                .toList();
        return String.join(", ", parts);
    }

    private static boolean same(@org.jspecify.annotations.Nullable Object mine, Object asked) {
        if (mine instanceof Double a && asked instanceof Double b) {
            return Math.abs(a - b) <= RELATIVE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        }
        return asked.equals(mine);
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6g", number) : String.valueOf(value);
    }
}
