package io.mtjlab.acquisition.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** In what two runs differ: settings, limits, parameters, seed, program, files; not in what they measured. */
public final class RunDiff {

    private RunDiff() {}

    /**
     * One thing that differs.
     *
     * @param what path, for example {@code steps.telegraph.rf_dbm[1]} or {@code bench line 12}, counted in the file that has the line
     * @param left empty where the first run has no such thing
     * @param right empty where the second has none
     */
    public record Difference(String what, Optional<String> left, Optional<String> right) {

        @Override
        public String toString() {
            return what + ": " + left.orElse("-") + " | " + right.orElse("-");
        }
    }

    /** Facts sorted by name, then lines of the campaign and of the bench file; empty when nothing differs. */
    public static List<Difference> of(StoredRun left, StoredRun right) {
        RunHeader a = left.header();
        RunHeader b = right.header();
        List<Difference> all = new ArrayList<>(compare(facts(left), facts(right)));
        all.addAll(LineDiff.of("campaign", a.campaignText(), b.campaignText()));
        all.addAll(LineDiff.of("bench", a.benchText(), b.benchText()));
        return all;
    }

    /** The same for steps alone: names, kinds and parameters. */
    public static List<Difference> ofSteps(List<StoredStep> left, List<StoredStep> right) {
        return compare(stepFacts(left), stepFacts(right));
    }

    private static List<Difference> compare(Map<String, String> a, Map<String, String> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            Optional<String> mine = Optional.ofNullable(a.get(name));
            Optional<String> other = Optional.ofNullable(b.get(name));
            if (!mine.equals(other)) {
                differences.add(new Difference(name, mine, other));
            }
        }
        return differences;
    }

    private static Map<String, String> facts(StoredRun run) {
        RunHeader header = run.header();
        Map<String, String> facts = new TreeMap<>();
        facts.put("kind", header.kind());
        facts.put("bench", header.bench());
        facts.put("seed", Long.toString(header.seed()));
        facts.put("program", header.program());
        flatten("snapshot", header.snapshot(), facts);
        flatten("limits", header.limits(), facts);
        facts.putAll(stepFacts(run.steps()));
        return facts;
    }

    private static Map<String, String> stepFacts(List<StoredStep> steps) {
        Map<String, String> facts = new TreeMap<>();
        for (StoredStep step : steps) {
            facts.put("steps." + step.name(), step.kind());
            Map<String, Object> parameters = Json.map(Json.write(step.parameters())); // as a stored one comes back
            flatten("steps." + step.name(), parameters, facts);
        }
        return facts;
    }

    private static void flatten(String path, Object value, Map<String, String> facts) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(path + "." + key, inner, facts));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), facts);
            }
        } else {
            facts.put(path, String.valueOf(value));
        }
    }
}
