package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.store.RunDescription;
import io.mtjlab.acquisition.store.RunDiff;
import io.mtjlab.acquisition.store.RunFilter;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.app.JsonText;

/** Lists runs, and tells one in full. */
public final class RunTable {

    private RunTable() {}

    public static void list(RunStore store, RunFilter filter, PrintWriter out, boolean json) {
        List<RunSummary> runs = store.runs(filter);
        Map<String, Map<String, String>> tags = store.tags();
        if (json) {
            ObjectNode tree = JsonText.object();
            tree.putObject("metrics").put("runs", runs.size());
            ArrayNode rows = tree.putArray("runs");
            for (RunSummary run : runs) {
                ObjectNode row = rows.addObject();
                put(row, run);
                tags.getOrDefault(run.id(), Map.of()).forEach(row.withObject("/tags")::put);
            }
            out.print(JsonText.of(tree));
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "run", "status", "kind", "bench", "seed", "units", "points", "began (lab)", "took (lab)", "tags"));
        runs.forEach(run -> rows.add(List.of(
                run.id(),
                run.status().word(),
                run.kind(),
                run.bench(),
                Long.toString(run.seed()),
                Integer.toString(run.units()),
                Long.toString(run.points()),
                seconds(run.labStart()),
                took(run),
                tags.getOrDefault(run.id(), Map.of()).entrySet().stream()
                        .map(tag -> tag.getValue().isEmpty() ? tag.getKey() : tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(" ")))));
        print(out, rows);
    }

    public static void show(StoredRun run, PrintWriter out, boolean json) {
        if (json) {
            ObjectNode tree = JsonText.object();
            tree.putObject("metrics")
                    .put("units", run.summary().units())
                    .put("points", run.summary().points());
            tree.setAll((ObjectNode) JsonText.tree(RunDescription.document(run)));
            out.print(JsonText.of(tree));
        } else {
            out.print(RunDescription.text(run));
        }
    }

    /** In what two runs differ; says so when they do not. */
    public static void diff(StoredRun left, StoredRun right, PrintWriter out, boolean json) {
        List<RunDiff.Difference> differences = RunDiff.of(left, right);
        if (json) {
            ObjectNode tree = JsonText.object().put("left", left.id()).put("right", right.id());
            tree.putObject("metrics").put("differences", differences.size());
            ArrayNode rows = tree.putArray("differences");
            for (RunDiff.Difference difference : differences) {
                ObjectNode row = rows.addObject().put("what", difference.what());
                difference.left().ifPresent(value -> row.put("left", value));
                difference.right().ifPresent(value -> row.put("right", value));
            }
            out.print(JsonText.of(tree));
        } else if (differences.isEmpty()) {
            out.println(left.id() + " and " + right.id() + " differ in nothing but what they measured");
        } else {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("what", left.id(), right.id()));
            differences.forEach(d ->
                    rows.add(List.of(d.what(), d.left().orElse("-"), d.right().orElse("-"))));
            print(out, rows);
        }
    }

    private static void put(ObjectNode node, RunSummary run) {
        node.put("id", run.id()).put("status", run.status().word()).put("cause", run.cause());
        node.put("kind", run.kind())
                .put("bench", run.bench())
                .put("seed", run.seed())
                .put("program", run.program());
        node.put("lab_start", run.labStart().toString());
        run.labStop().ifPresent(stop -> node.put("lab_stop", stop.toString()));
        node.put("units", run.units()).put("points", run.points());
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    private static String took(RunSummary run) {
        return run.labStop()
                .map(stop -> Duration.between(run.labStart(), stop).toMillis() / 1000.0)
                .map(s -> String.format(Locale.ROOT, "%.1f s", s))
                .orElse("-");
    }

    /** Columns as wide as they need to be. */
    static void print(PrintWriter out, List<List<String>> rows) {
        int columns = rows.get(0).size();
        var widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
