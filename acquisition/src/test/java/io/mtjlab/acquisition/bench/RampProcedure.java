package io.mtjlab.acquisition.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;

/**
 * Measures nothing, as fast as it can: each point has four columns and is appended by itself after a checkpoint, as a
 * procedure does it.
 */
record RampProcedure(int units, int pointsInUnit) implements Procedure {

    static final int COLUMNS = 4;

    @Override
    public String kind() {
        return "ramp";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public Plan plan() {
        List<Column> columns = List.of(
                Column.of("t", Unit.SECOND),
                Column.of("H", Unit.OERSTED),
                Column.of("I", Unit.AMPERE),
                Column.of("V", Unit.VOLT));
        UnitSpec[] specs = new UnitSpec[units];
        Arrays.setAll(specs, i -> new UnitSpec("n=" + i, "ramp " + i, Map.of("n", i), columns, 1));
        return Plan.fixed(List.of(specs));
    }

    @Override
    public void begin(RunContext context) {}

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws InterruptedException {
        for (int i = 1; i <= pointsInUnit; i++) {
            context.checkpoint();
            recorder.append(i * 1e-3, 27, 1e-5, i * 1e-9);
        }
    }

    @Override
    public List<SafeAction> safeActions() {
        return List.of();
    }
}
