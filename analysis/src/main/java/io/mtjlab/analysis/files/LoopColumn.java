package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The column {@code loop}: each of its values is one cycle; without it there is one. */
final class LoopColumn {

    private LoopColumn() {}

    /** The rows of each cycle, in the order of the file. */
    static List<int[]> cycles(DataSet data) {
        double[] loop = data.has("loop") ? data.column("loop") : new double[data.size()];
        Map<Double, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < loop.length; i++) {
            rows.computeIfAbsent(loop[i], key -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(cycle -> cycle.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    static double[] pick(double[] values, int[] rows) {
        return java.util.Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
