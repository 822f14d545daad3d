package io.mtjlab.protocols.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.kind.Measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Steps made of steps, in the hands of the run engine. */
class GroupRunTest {

    private static final String LOOP = """
            {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss_1}, field_axis: hard,
                   field_oersted: {from: 10, to: 40, step: 10}, cycles: 2}""";
    private static final String TRACE = """
            {kind: telegraph, roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss_1}, field_axis: hard,
                   field_oersted: 20, stop: {trace_seconds: 1}}""";

    @TempDir
    Path folder;

    private final FakeStation station = new FakeStation(true);
    private final List<String> begun = new ArrayList<>();

    @Test
    void a_sequence_takes_its_steps_in_order_as_often_as_asked() {
        try (RunStore store = RunStore.open(folder)) {
            RunResult result = engine(store).run(header(), steps("{kind: sequence, times: 2, steps: [%s, %s]}"));
            assertThat(result.outcome()).isInstanceOf(Outcome.Done.class);
            List<StoredUnit> units = store.run(result.run()).completeUnits("sequence");
            assertThat(units.stream().map(unit -> unit.spec().key()))
                    .containsExactly(
                            "pass=1/rh/loop=1",
                            "pass=1/rh/loop=2",
                            "pass=1/telegraph/H=20/rf=off",
                            "pass=2/rh/loop=1",
                            "pass=2/rh/loop=2",
                            "pass=2/telegraph/H=20/rf=off");
            assertThat(units.get(5).spec().coordinates())
                    .containsEntry("kind", "telegraph")
                    .containsEntry("within", "pass=2/telegraph")
                    .containsEntry("pass", 2)
                    .containsEntry("field_oersted", 20.0);
        }
        assertThat(station.scene.currentOn()).isFalse();
    }

    @Test
    void a_sequence_that_was_stopped_goes_on_at_the_first_unit_that_is_not_complete() {
        try (RunStore store = RunStore.open(folder)) {
            RunEngine first = engine(store);
            RunResult stopped = first.withListener(new RunListener() {
                        @Override
                        public void unitBegins(String address, UnitSpec unit) {
                            if (unit.key().equals("pass=2/rh/loop=2")) {
                                first.control().abort("enough");
                            }
                        }
                    })
                    .run(header(), steps("{kind: sequence, times: 2, steps: [%s, %s]}"));
            assertThat(stopped.outcome()).isInstanceOf(Outcome.Aborted.class);
            begun.clear();
            RunResult resumed =
                    engine(store).resume(stopped.run(), steps("{kind: sequence, times: 2, steps: [%s, %s]}"));
            assertThat(resumed.outcome()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(begun).containsExactly("sequence/pass=2/rh/loop=2", "sequence/pass=2/telegraph/H=20/rf=off");
    }

    @Test
    void repeat_ends_when_the_condition_holds() {
        String settled = "until: {column: R, settled_within: 100}";
        String never = "at_most: 3, until: {column: R, above: 1000}";
        try (RunStore store = RunStore.open(folder)) {
            assertThat(passes(store, "{kind: repeat, " + settled + ", steps: [%s]}"))
                    .isEqualTo(2);
            assertThat(passes(store, "{kind: repeat, " + never + ", steps: [%s]}"))
                    .isEqualTo(3);
        }
    }

    private int passes(RunStore store, String steps) {
        RunResult result = engine(store).run(header(), steps(steps));
        assertThat(result.outcome()).isInstanceOf(Outcome.Done.class);
        return (int) store.run(result.run()).completeUnits("repeat").stream()
                .map(unit -> unit.spec().coordinates().get("pass"))
                .distinct()
                .count();
    }

    @Test
    void refuses_a_condition_on_what_is_not_measured() {
        assertThatThrownBy(() -> steps("{kind: repeat, until: {column: V, above: 1}, steps: [%s]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("c.yaml:3: until.column is 'V', but rh measures t, H, V_plus, V_minus, I, R, branch");
        assertThatThrownBy(() -> steps("{kind: repeat, until: {column: R}, steps: [%s]}"))
                .hasMessage("c.yaml:3: until needs above, below or settled_within");
        assertThatThrownBy(() -> steps("{kind: repeat, until: {step: iv, column: R, above: 1}, steps: [%s]}"))
                .hasMessage("c.yaml:3: until.step is 'iv', but the steps are rh");
    }

    @Test
    void a_set_point_over_a_limit_is_refused_where_its_step_stands() {
        String tooStrong = LOOP.replace("to: 40", "to: 500").replace("step: 10", "step: 490");
        assertThatThrownBy(() -> steps("{kind: sequence, steps: [" + tooStrong + "]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("c.yaml:3: rh: bop: field 500 Oe refused");
    }

    private RunEngine engine(RunStore store) {
        return new RunEngine(store, station.scene.clock).withListener(new RunListener() {
            @Override
            public void unitBegins(String address, UnitSpec unit) {
                begun.add(address);
            }
        });
    }

    private static RunHeader header() {
        return RunHeader.of("campaign", "fake", 1, "test");
    }

    private List<io.mtjlab.acquisition.engine.Step> steps(String step) {
        Campaign campaign =
                Campaign.parse("c.yaml", "campaign: test\nsteps:\n  - " + step.formatted(LOOP, TRACE) + "\n");
        List<Measurement> measurements = campaign.steps().stream()
                .map(one -> Kinds.measurement(one, any -> station))
                .toList();
        return io.mtjlab.acquisition.engine.Step.of(measurements);
    }
}
