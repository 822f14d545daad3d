package io.mtjlab.protocols.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.fake.Steps;

import static org.assertj.core.api.Assertions.assertThat;

/** Measurements in the hands of the run engine. */
class RunTest {

    private static final Step TRACES = Steps.telegraph("field_axis: hard, field_oersted: {from: 16, to: 18, step: 1},"
            + " rf_dbm: [off, -15], rf_megahertz: 1890, stop: {trace_seconds: 2}");
    private static final Step LOOP = Steps.rh("field_axis: hard, field_oersted: {from: 10, to: 40, step: 5}");

    @TempDir
    Path folder;

    private final FakeStation station = new FakeStation(true);

    @Test
    void every_step_ends_without_field_current_and_carrier() {
        try (RunStore store = RunStore.open(folder)) {
            RunResult result = engine(store).run(header(), steps(TRACES, LOOP));
            assertThat(result.outcome()).isInstanceOf(Outcome.Done.class);
            StoredRun stored = store.run(result.run());
            assertThat(stored.units()).hasSize(3 * 2 + 1).allMatch(StoredUnit::complete);
            assertThat(stored.read(stored.units().get(0)).notes()).containsKey("field_oersted");
        }
        // after the first step, after the second, which has no carrier, and all of the run's once more
        assertThat(safeRoles()).containsExactly("rf_1", "isrc", "bop", "isrc", "bop", "rf_1", "isrc", "bop");
    }

    @Test
    void an_abort_in_the_middle_leaves_everything_safe_in_order() {
        AtomicInteger begun = new AtomicInteger();
        try (RunStore store = RunStore.open(folder)) {
            RunEngine engine = engine(store);
            engine.withListener(new RunListener() {
                @Override
                public void unitBegins(String address, UnitSpec unit) {
                    if (begun.incrementAndGet() == 4) {
                        assertThat(address).isEqualTo("telegraph/H=17/rf=-15");
                        engine.control().abort("enough");
                    }
                }
            });
            RunResult result = engine.run(header(), steps(TRACES));
            assertThat(result.outcome()).isInstanceOf(Outcome.Aborted.class);
            assertThat(result.notSafe()).isEmpty();
            assertThat(store.run(result.run()).completeUnits("telegraph")).hasSize(3);
        }
        assertThat(safeRoles()).containsExactly("rf_1", "isrc", "bop");
        assertThat(station.scene.rectifiedVolts()).isZero();
    }

    @Test
    void a_failure_in_the_middle_leaves_everything_safe() {
        station.scene.open = true;
        try (RunStore store = RunStore.open(folder)) {
            RunResult result = engine(store).run(header(), steps(LOOP));
            assertThat(result.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.error()).hasMessageContaining("in compliance"));
            assertThat(store.run(result.run()).completeUnits("rh")).isEmpty();
        }
        assertThat(safeRoles()).containsExactly("isrc", "bop");
    }

    private RunEngine engine(RunStore store) {
        return new RunEngine(store, station.scene.clock);
    }

    private static RunHeader header() {
        return RunHeader.of("campaign", "fake", 1, "test");
    }

    private List<io.mtjlab.acquisition.engine.Step> steps(Step... steps) {
        return io.mtjlab.acquisition.engine.Step.of(Stream.of(steps)
                .map(step -> Kinds.measurement(step, any -> station))
                .toList());
    }

    private List<String> safeRoles() {
        return station.scene.log.stream()
                .filter(event -> event.what().equals("safe"))
                .map(Scene.Event::role)
                .toList();
    }
}
