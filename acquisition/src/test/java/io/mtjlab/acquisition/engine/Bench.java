package io.mtjlab.acquisition.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.base.unit.Unit;

/** Outputs that remember what became of them, and a procedure that switches them on. */
final class Bench {

    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Boolean> live = Collections.synchronizedMap(new TreeMap<>());

    /** Something to do inside a unit or an action. */
    interface Body {
        void run() throws Exception;
    }

    static RunHeader header() {
        return RunHeader.of("iv", "test-bench", 3, "mtjlab test");
    }

    static List<UnitSpec> units(int count) {
        List<UnitSpec> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            units.add(new UnitSpec(
                    "n=" + i,
                    "unit " + i,
                    Map.of("n", i),
                    List.of(Column.of("t", Unit.SECOND), Column.of("V", Unit.VOLT)),
                    2));
        }
        return units;
    }

    /** An output; {@code while ramping} it does something that may go wrong. */
    SafeAction output(String name, int order, Body whileRamping) {
        return new SafeAction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public void makeSafe() throws Exception {
                log.add("safe " + name);
                whileRamping.run();
                live.put(name, false);
                log.add("is safe " + name);
            }

            @Override
            public boolean isSafe() {
                return !live.getOrDefault(name, false);
            }
        };
    }

    SafeAction output(String name, int order) {
        return output(name, order, () -> {});
    }

    /** Switches its outputs on at the start, and measures units of 10 points each. */
    Procedure procedure(String kind, Plan plan, List<SafeAction> outputs, Measure measure) {
        return new Procedure() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Object> parameters() {
                return Map.of("bias_amperes", 1e-5);
            }

            @Override
            public Plan plan() {
                return plan;
            }

            @Override
            public void begin(RunContext context) {
                outputs.forEach(output -> live.put(output.name(), true));
                log.add("begin " + kind);
            }

            @Override
            public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception {
                measure.run(unit, recorder, context);
            }

            @Override
            public List<SafeAction> safeActions() {
                return outputs;
            }
        };
    }

    /** How a unit is measured. */
    interface Measure {
        void run(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception;
    }

    static void tenPoints(UnitSpec unit, UnitRecorder recorder, RunContext context) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            context.checkpoint();
            context.clock().sleep(Duration.ofMillis(200));
            recorder.append(
                    context.clock().seconds(),
                    context.streams().stream("noise", i).nextDouble());
        }
    }
}
