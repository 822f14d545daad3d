package io.mtjlab.acquisition.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which runs are wanted: those for which everything holds that is given here.
 *
 * @param device a unit was measured on it, or the run is tagged {@code device=...}
 * @param die likewise
 * @param protocol kind of one of the steps
 * @param since the run began then or later, in lab time
 * @param until it began before that
 * @param tags by name; "" as the value asks only for the name
 * @param parameters of a step, by name: {@code rf_megahertz}, {@code field_oersted.from}, {@code telegraph.rf_dbm}. A list
 *     has the value when one of its elements is it; numbers are compared as numbers
 */
public record RunFilter(
        Optional<String> device,
        Optional<String> die,
        Optional<String> protocol,
        Optional<Instant> since,
        Optional<Instant> until,
        Map<String, String> tags,
        Map<String, String> parameters) {

    /** Every run. */
    public static final RunFilter ALL = new RunFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of());

    /** The same, of this device only. */
    public RunFilter withDevice(String name) {
        return new RunFilter(Optional.of(name), die, protocol, since, until, tags, parameters);
    }

    /** The conditions that the database checks. */
    record Where(String sql, List<Object> arguments) {}

    Where where() {
        StringBuilder sql = new StringBuilder(" WHERE 1 = 1");
        List<Object> arguments = new ArrayList<>();
        device.ifPresent(value -> measuredOn("device", value, sql, arguments));
        die.ifPresent(value -> measuredOn("die", value, sql, arguments));
        protocol.ifPresent(value -> {
            sql.append(" AND EXISTS (SELECT 1 FROM step s WHERE s.run = r.id AND s.kind = ?)");
            arguments.add(value);
        });
        new TreeMap<>(tags).forEach((name, value) -> {
            sql.append(" AND EXISTS (SELECT 1 FROM tag t WHERE t.run = r.id AND t.name = ?");
            arguments.add(name);
            if (!value.isEmpty()) {
                sql.append(" AND t.value = ?");
                arguments.add(value);
            }
            sql.append(")");
        });
        return new Where(sql.toString(), arguments);
    }

    private static void measuredOn(String column, String value, StringBuilder sql, List<Object> arguments) {
        sql.append(" AND (r.id IN (SELECT u.run FROM unit u WHERE u.")
                .append(column)
                .append(" = ?) OR EXISTS (SELECT 1 FROM tag t WHERE t.run = r.id AND t.name = '")
                .append(column)
                .append("' AND t.value = ?))");
        arguments.add(value);
        arguments.add(value);
    }

    /** What the database is not asked: times as text do not sort by time. */
    boolean accepts(RunSummary run) {
        return since.map(time -> !run.labStart().isBefore(time)).orElse(true)
                && until.map(time -> run.labStart().isBefore(time)).orElse(true);
    }

    /** Whether one of the steps has each of the parameters. */
    boolean accepts(List<StoredStep> steps) {
        return parameters.entrySet().stream()
                .allMatch(wanted -> steps.stream().anyMatch(step -> has(step, wanted.getKey(), wanted.getValue())));
    }

    private static boolean has(StoredStep step, String name, String value) {
        return has("", step.parameters(), name, value)
                || has(step.kind(), step.parameters(), name, value)
                || has(step.name(), step.parameters(), name, value);
    }

    private static boolean has(String path, Object held, String name, String value) {
        if (held instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(inner -> has(
                            path.isEmpty() ? "" + inner.getKey() : path + "." + inner.getKey(),
                            inner.getValue(),
                            name,
                            value));
        }
        if (held instanceof List<?> list) {
            return list.stream().anyMatch(inner -> has(path, inner, name, value));
        }
        return path.equals(name) && same(held, value);
    }

    private static boolean same(Object held, String value) {
        if (held instanceof Number number) {
            try {
                return number.doubleValue() == Double.parseDouble(value);
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return String.valueOf(held).equals(value);
    }
}
