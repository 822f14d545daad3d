package io.mtjlab.acquisition.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.Procedure;

/** One procedure of a run. @param name unique within the run; it goes before the keys of its units */
public record Step(String name, Procedure procedure) {

    /** Names procedures by their kinds, and those that come again {@code rh-2}, {@code rh-3}. */
    public static List<Step> of(List<? extends Procedure> procedures) {
        Map<String, Integer> seen = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Procedure procedure : procedures) {
            int count = seen.merge(procedure.kind(), 1, Integer::sum);
            steps.add(new Step(count == 1 ? procedure.kind() : procedure.kind() + "-" + count, procedure));
        }
        return List.copyOf(steps);
    }
}
