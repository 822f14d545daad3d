package io.mtjlab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data sets of several files that have the same id: whoever reads the results cannot tell them apart by it. */
final class SameNames {

    private final Map<String, List<String>> files = new LinkedHashMap<>();

    void add(String id, String file) {
        files.computeIfAbsent(id, key -> new ArrayList<>()).add(file);
    }

    /** A line for each id that stands for more than one data set. */
    List<String> told() {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "'" + entry.getKey() + "' is the id of "
                        + entry.getValue().size() + " data sets, of " + String.join(" and ", entry.getValue())
                        + "; in that order they stand in the results")
                .toList();
    }
}
