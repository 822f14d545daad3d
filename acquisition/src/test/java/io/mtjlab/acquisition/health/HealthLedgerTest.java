package io.mtjlab.acquisition.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HealthLedgerTest {

    private static final List<Column> LOOP = List.of(Column.of("H", Unit.OERSTED), Column.of("R", Unit.OHM));
    private static final List<Column> PULSES =
            List.of(Column.of("V", Unit.VOLT), Column.of("V_terminals", Unit.VOLT), Column.of("R", Unit.OHM));

    @TempDir
    Path folder;

    private final DrivenClock clock = new DrivenClock();
    private RunStore store;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunWriter begin() {
        RunWriter run = store.begin(RunHeader.of("campaign", "bench", 1, "test"), clock);
        run.step("wafer", "wafer", Map.of());
        return run;
    }

    private static UnitWriter unit(RunWriter run, String device, String kind, List<Column> columns) {
        return run.unit(
                "wafer",
                new UnitSpec(
                        device + "/" + kind, kind, Map.of("device", device, "kind", kind, "axis", "easy"), columns, 1));
    }

    private static void loop(RunWriter run, double low) {
        UnitWriter loop = unit(run, "d1", "rh", LOOP);
        loop.append(-100, 2 * low);
        loop.append(100, low);
        loop.complete();
    }

    @Test
    void adds_up_over_runs_whatever_a_unit_bore_before_it_was_cut_off() {
        RunWriter first = begin();
        loop(first, 120);
        UnitWriter pulses = unit(first, "d1", "rv", PULSES);
        pulses.append(0.3, 0.5, 120);
        pulses.append(-0.4, -0.7, 118);
        pulses.note("pulses", 400);
        pulses.note("pulse_margin_volts", 0.2);
        pulses.complete();
        UnitWriter other = unit(first, "d2", "rv", PULSES);
        other.append(0.9, 1.5, 2);
        other.note("stopped", "resistance 2 ohm below 40 ohm");
        other.complete();
        first.finish(RunStatus.DONE, "");
        RunWriter second = begin();
        loop(second, 132);
        UnitWriter cut = unit(second, "d1", "rv", PULSES);
        cut.append(0.45, 0.75, 130);
        cut.abandon();
        second.finish(RunStatus.INTERRUPTED, "killed");

        DeviceHealth health = HealthLedger.of(store).of("d1");
        assertThat(health.pulses()).isEqualTo(401);
        assertThat(health.highestVolts()).isEqualTo(0.75);
        assertThat(health.leastMarginVolts()).hasValue(0.2);
        assertThat(health.lowDrift().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(health.harm()).isEmpty();
        assertThat(HealthLedger.of(store).of("d2").harm()).contains("below 40 ohm");
        assertThat(HealthLedger.of(store).of("never seen")).isEqualTo(DeviceHealth.NEW);
        assertThat(HealthLedger.before(store, Optional.of(second.id())).of("d1").pulses())
                .as("a run that is resumed does not count itself twice")
                .isEqualTo(400);
    }
}
