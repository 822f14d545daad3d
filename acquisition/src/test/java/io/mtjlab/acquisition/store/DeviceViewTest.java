package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run over many devices, seen as one device's. */
class DeviceViewTest {

    @TempDir
    Path folder;

    private RunStore store;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
        RunWriter run = store.begin(RunHeader.of("campaign", "bench", 1, "test"), new DrivenClock());
        run.step("wafer", "wafer", Map.of());
        unit(run, "W1 die=1,2/d1", "die=1,2/d1", "contact", "die=1,2/d1/contact", 0)
                .complete();
        unit(run, "W1 die=1,2/d1", "die=1,2/d1/rh", "rh", "die=1,2/d1/rh/loop=1", 1)
                .complete();
        UnitWriter aged = unit(run, "W1 die=1,2/d1", "die=1,2/d1/rh", "rh", "die=1,2/d1/rh/loop=2", 2);
        aged.note("aged", "its low resistance has moved by 7 %");
        aged.complete();
        unit(run, "W1 die=1,2/d2", "die=1,2/d2/rh", "rh", "die=1,2/d2/rh/loop=1", 3)
                .complete();
        run.finish(RunStatus.DONE, "");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static UnitWriter unit(RunWriter run, String device, String within, String kind, String key, double ohms) {
        UnitWriter unit = run.unit(
                "wafer",
                new UnitSpec(
                        key,
                        key,
                        Map.of("device", device, "within", within, "kind", kind),
                        List.of(Column.of("R", Unit.OHM)),
                        1));
        unit.append(ohms);
        return unit;
    }

    @Test
    void its_steps_are_those_that_measured_the_device_under_their_own_names() {
        StoredRun one = store.run("r0001").on("W1 die=1,2/d1", true);
        assertThat(one.steps())
                .extracting(StoredStep::name, StoredStep::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("rh", "rh"));
        assertThat(one.units()).extracting(StoredUnit::address).containsExactly("rh/loop=1", "rh/loop=2");
        assertThat(one.column(one.completeUnits("rh").get(1), "R")).containsExactly(2);
    }

    @Test
    void what_was_measured_on_an_aged_device_is_left_out_unless_asked_for() {
        assertThat(store.run("r0001").on("W1 die=1,2/d1", false).units())
                .extracting(StoredUnit::address)
                .containsExactly("rh/loop=1");
    }

    @Test
    void a_device_that_the_run_does_not_know_is_refused_with_those_that_it_does() {
        assertThat(store.run("r0001").devices()).containsExactly("W1 die=1,2/d1", "W1 die=1,2/d2");
        assertThatThrownBy(() -> store.run("r0001").on("W2", true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'W2'; it has W1 die=1,2/d1, W1 die=1,2/d2");
    }
}
