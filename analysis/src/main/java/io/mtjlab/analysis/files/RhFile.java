package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.rh.RhFit;
import io.mtjlab.base.unit.Unit;

/** {@code loop,H_Oe,R_ohm} in sweep order; each value of {@code loop} is one cycle. */
final class RhFile {

    private RhFile() {}

    static FitResult fit(DataSet data) {
        double[] loop = data.has("loop") ? data.column("loop") : new double[data.size()];
        double[] field = data.column("H", Unit.OERSTED);
        double[] ohms = data.column("R", Unit.OHM);
        Map<Double, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < loop.length; i++) {
            rows.computeIfAbsent(loop[i], key -> new ArrayList<>()).add(i);
        }
        List<RhFit.Cycle> cycles = rows.values().stream()
                .map(indices -> new RhFit.Cycle(
                        indices.stream().mapToDouble(i -> field[i]).toArray(),
                        indices.stream().mapToDouble(i -> ohms[i]).toArray()))
                .toList();
        return RhFit.standard().fit(cycles);
    }
}
