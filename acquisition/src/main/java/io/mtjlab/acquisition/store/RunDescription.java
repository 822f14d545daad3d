package io.mtjlab.acquisition.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run told to people, and to programs. */
public final class RunDescription {

    private RunDescription() {}

    /** Everything but the points, as maps, lists, words and numbers, ready to be written as JSON. */
    public static Map<String, Object> document(StoredRun run) {
        RunSummary summary = run.summary();
        RunHeader header = run.header();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", summary.id());
        all.put("kind", summary.kind());
        all.put("status", summary.status().word());
        all.put("cause", summary.cause());
        all.put("bench", summary.bench());
        all.put("seed", summary.seed());
        all.put("program", summary.program());
        all.put("lab_start", summary.labStart().toString());
        summary.labStop().ifPresent(stop -> all.put("lab_stop", stop.toString()));
        all.put("points", summary.points());
        all.put("steps", run.steps().stream().map(RunDescription::step).toList());
        all.put("units", run.units().stream().map(RunDescription::unit).toList());
        all.put(
                "fits",
                run.fits().stream()
                        .map(fit -> Map.of("kind", fit.kind(), "data_set", fit.dataSet()))
                        .toList());
        all.put("tags", run.tags());
        all.put("events", run.events().stream().map(RunDescription::event).toList());
        List<StoredTranscript> transcripts = run.transcripts();
        if (!transcripts.isEmpty()) {
            all.put(
                    "transcript_bytes",
                    transcripts.stream().map(StoredTranscript::bytes).toList());
        }
        all.put("limits", header.limits());
        all.put("snapshot", header.snapshot());
        return all;
    }

    /** Everything but points and units as one JSON text with sorted keys: what a file that leaves the store takes along. */
    public static String provenance(StoredRun run) {
        Map<String, Object> all = document(run);
        all.remove("units");
        return Json.write(all);
    }

    private static Map<String, Object> step(StoredStep step) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", step.name());
        all.put("kind", step.kind());
        all.put("parameters", step.parameters());
        return all;
    }

    private static Map<String, Object> unit(StoredUnit unit) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("unit", unit.address());
        all.put("label", unit.spec().label());
        all.put("complete", unit.complete());
        all.put("points", unit.points());
        all.put("coordinates", unit.spec().coordinates());
        all.put("notes", unit.notes());
        return all;
    }

    private static Map<String, Object> event(StoredEvent event) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lab_time", event.labTime().toString());
        all.put("level", event.level().word());
        all.put("text", event.text());
        return all;
    }

    /** The same for people, a screen or two. */
    public static String text(StoredRun run) {
        RunSummary summary = run.summary();
        List<String> lines = new ArrayList<>();
        String cause = summary.cause().isEmpty() ? "" : ": " + summary.cause();
        lines.add(summary.id() + "  " + summary.kind() + "  " + summary.status().word() + cause);
        lines.add("  bench " + summary.bench() + ", seed " + summary.seed() + ", " + summary.program());
        lines.add("  lab time " + summary.labStart()
                + summary.labStop().map(stop -> " to " + stop).orElse(", no end"));
        for (StoredStep step : run.steps()) {
            lines.add("  step " + step.name());
            step.parameters().forEach((name, value) -> lines.add("    " + name + ": " + value));
        }
        run.tags().forEach((name, value) -> lines.add("  tag " + (value.isEmpty() ? name : name + "=" + value)));
        List<StoredUnit> units = run.units();
        lines.add("  units " + units.size() + ", points " + summary.points());
        for (StoredUnit unit : units) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %-40s %9d points%s",
                    unit.address(),
                    unit.points(),
                    unit.complete() ? "" : ", not complete"));
        }
        run.fits().forEach(fit -> lines.add("  fit " + fit.kind() + " of " + fit.dataSet()));
        run.transcripts().forEach(t -> lines.add("  transcript, part " + t.part() + ": " + t.bytes() + " bytes"));
        run.events()
                .forEach(event ->
                        lines.add("  " + event.labTime() + " " + event.level().word() + ": " + event.text()));
        return String.join("\n", lines) + "\n";
    }
}
