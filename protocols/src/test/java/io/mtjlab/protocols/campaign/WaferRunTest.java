package io.mtjlab.protocols.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.protocols.fake.FakeProber;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.kind.Measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A wafer in the hands of the run engine, around fakes that refuse to move under current. */
class WaferRunTest {

    private static final String LOOP =
            "{kind: rh, roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss_1}, field_axis: hard,"
                    + " field_oersted: {from: 10, to: 40, step: 10}}";
    private static final String WAFER = "{kind: wafer, roles: {prober: prober, matrix: mux, source: isrc, meter: nvm},"
            + " dies: [[1, 2], [3, 2]], devices: {d1: [\"1!1\"], d2: [\"1!2\"]}, shorting_relays: [\"1!9\"],"
            + " contact: {most_ohms: 1000}%s, steps: [" + LOOP + "]}";

    @TempDir
    Path folder;

    private final FakeStation station = new FakeStation(true);
    private final FakeProber prober = station.onWafer();

    @Test
    void contact_is_made_from_the_short_to_the_device_and_left_the_same_way() {
        run("");
        List<String> moves = station.scene.log.stream()
                .filter(event -> List.of("prober", "mux").contains(event.role())
                        || event.role().equals("isrc")
                                && List.of("output", "compliance").contains(event.what()))
                .map(event ->
                        event.role() + " " + event.what() + (event.role().equals("mux") ? "" : " " + event.value()))
                .dropWhile(move -> !move.startsWith("mux"))
                .toList();
        assertThat(moves)
                .containsSubsequence(
                        "mux closed 1!9",
                        "prober step 1.0",
                        "prober contact 1.0",
                        "mux closed 1!1 1!9",
                        "mux closed 1!1",
                        "isrc compliance 0.1",
                        "isrc output 1.0",
                        "isrc output 0.0",
                        "mux closed 1!1 1!9",
                        "mux closed 1!9",
                        "mux closed 1!2 1!9",
                        "mux closed 1!2",
                        "mux closed 1!2 1!9",
                        "mux closed 1!9",
                        "prober step 3.0",
                        "prober contact 1.0",
                        "mux closed 1!9",
                        "prober contact 0.0");
        assertThat(moves.stream().filter("prober step 1.0"::equals))
                .as("one touchdown a die")
                .hasSize(1);
        List<Double> amperes = station.scene.sets("isrc", "amperes");
        assertThat(amperes.subList(0, amperes.indexOf(10e-6)))
                .as("checked by a microampere, before anything else flows")
                .contains(1e-6, -1e-6)
                .allMatch(level -> Math.abs(level) <= 1e-6);
        assertThat(prober.inContact()).isFalse();
    }

    @Test
    void every_device_is_measured_or_marked_with_its_reason() {
        prober.dead.add("3,2");
        Map<String, StoredUnit> units = run("");
        assertThat(units.keySet())
                .containsExactly(
                        "die=1,2/d1/contact",
                        "die=1,2/d1/rh/loop=1",
                        "die=1,2/d2/contact",
                        "die=1,2/d2/rh/loop=1",
                        "die=3,2/d1/contact",
                        "die=3,2/d2/contact");
        StoredUnit dead = units.get("die=3,2/d1/contact");
        assertThat(dead.notes()).containsEntry("contact", false);
        assertThat(dead.notes().get("reason").toString()).contains("no contact", "1000 ohm");
        assertThat(dead.points()).as("a second touchdown before it is given up").isEqualTo(2);
        assertThat(units.get("die=1,2/d2/rh/loop=1").spec().coordinates())
                .containsEntry("device", "wafer die=1,2/d2")
                .containsEntry("die", "1,2")
                .containsEntry("die_column", 1)
                .containsEntry("kind", "rh");
    }

    @Test
    void devices_of_a_die_that_failed_are_left_out_when_told_so() {
        prober.dead.add("1,2");
        assertThat(run(", after_failure: next-die").get("die=1,2/d2/skipped").notes())
                .containsEntry("cause", "die")
                .containsEntry("reason", "die=1,2/d1: no contact: more than 1000 ohm");
    }

    @Test
    void too_many_devices_without_contact_end_the_run() {
        prober.dead.add("1,2");
        try (RunStore store = RunStore.open(folder)) {
            RunResult result = engine(store).run(header(), steps(WAFER.formatted(", stop_after_failures: 2")));
            assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(result.outcome().cause()).contains("2 devices in a row", "needles");
        }
    }

    @Test
    void a_contact_that_is_lost_under_way_costs_one_device_and_its_neighbour_is_measured() {
        Map<String, StoredUnit> units = run("", new RunListener() {
            @Override
            public void unitBegins(String address, UnitSpec unit) {
                station.scene.open = unit.key().equals("die=1,2/d1/rh/loop=1");
            }
        });
        assertThat(units.get("die=1,2/d1/skipped").notes()).containsEntry("cause", "failed");
        assertThat(units).containsKeys("die=1,2/d2/rh/loop=1", "die=3,2/d2/rh/loop=1");
        assertThat(units).doesNotContainKey("die=1,2/d1/rh/loop=1");
        try (RunStore store = RunStore.openReadOnly(folder)) {
            assertThat(store.run("r0001").events())
                    .anyMatch(event -> event.level() == StoredEvent.Level.WARNING
                            && event.text().contains("without wafer/die=1,2/d1/rh/loop=1"));
        }
    }

    @Test
    void a_worn_device_is_spared_and_an_aged_one_is_marked() {
        station.health.put("wafer die=1,2/d1", worn(0.3));
        station.health.put("wafer die=1,2/d2", worn(0.1));
        Map<String, StoredUnit> units = run("");
        assertThat(units.get("die=1,2/d1/skipped").notes())
                .containsEntry("cause", "retired")
                .containsEntry("reason", "its low resistance has moved by 30 % since its first loop");
        assertThat(units).doesNotContainKey("die=1,2/d1/contact");
        assertThat(units.get("die=1,2/d2/rh/loop=1").notes()).containsKey("aged");
        assertThat(units.get("die=3,2/d1/rh/loop=1").notes()).doesNotContainKey("aged");
    }

    private static DeviceHealth worn(double drift) {
        return new DeviceHealth(
                0, 0.1, 0, OptionalDouble.of(100), OptionalDouble.of(100 * (1 + drift)), OptionalDouble.empty(), "");
    }

    @Test
    void a_run_that_was_stopped_goes_on_at_its_device_with_a_new_contact() {
        List<String> begun = new java.util.ArrayList<>();
        try (RunStore store = RunStore.open(folder)) {
            RunEngine first = engine(store);
            RunResult stopped = first.withListener(new RunListener() {
                        @Override
                        public void unitBegins(String address, UnitSpec unit) {
                            if (unit.key().equals("die=1,2/d2/rh/loop=1")) {
                                first.control().abort("enough");
                            }
                        }
                    })
                    .run(header(), steps(WAFER.formatted("")));
            assertThat(prober.inContact()).isFalse();
            station.scene.log.clear();
            RunResult resumed = engine(store)
                    .withListener(new RunListener() {
                        @Override
                        public void unitBegins(String address, UnitSpec unit) {
                            begun.add(unit.key());
                        }
                    })
                    .resume(stopped.run(), steps(WAFER.formatted("")));
            assertThat(resumed.outcome()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(begun).startsWith("die=1,2/d2/rh/loop=1", "die=3,2/d1/contact");
        assertThat(station.scene.sets("prober", "step")).containsExactly(1.0, 3.0);
    }

    @Test
    void a_bonded_device_forbids_the_prober_and_takes_relays() {
        station.wiring =
                new Wiring(Scene.SERIES_OHMS, 0.05, "", "bonded", "", 0, OptionalDouble.empty(), Map.of(), Map.of());
        assertThatThrownBy(() -> steps(WAFER.formatted("")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("mount: bonded")
                .hasMessageContaining("forbids the prober");
        station.remove("prober");
        station.scene.open = false;
        String bonded = WAFER.formatted("").replace("prober: prober, ", "").replace(" dies: [[1, 2], [3, 2]],", "");
        assertThat(run(bonded, List.of()).keySet())
                .containsExactly("d1/contact", "d1/rh/loop=1", "d2/contact", "d2/rh/loop=1");
    }

    @Test
    void dies_want_a_prober_and_devices_a_matrix() {
        station.remove("prober");
        assertThatThrownBy(() -> steps(WAFER.formatted(""))).hasMessageContaining("c.yaml:3: dies need a prober");
        station.onWafer();
        station.remove("matrix");
        assertThatThrownBy(() -> steps(WAFER.formatted("")))
                .hasMessageContaining("devices and shorting_relays need a matrix");
    }

    private Map<String, StoredUnit> run(String more, RunListener... listeners) {
        return run(WAFER.formatted(more), List.of(listeners));
    }

    /** The complete units by key, in their order. */
    private Map<String, StoredUnit> run(String step, List<RunListener> listeners) {
        try (RunStore store = RunStore.open(folder)) {
            RunEngine engine = engine(store);
            listeners.forEach(engine::withListener);
            RunResult result = engine.run(header(), steps(step));
            assertThat(result.outcome()).as(result.outcome().cause()).isInstanceOf(Outcome.Done.class);
            return store.run(result.run()).completeUnits("wafer").stream()
                    .collect(Collectors.toMap(
                            unit -> unit.spec().key(), unit -> unit, (a, b) -> a, java.util.LinkedHashMap::new));
        }
    }

    private RunEngine engine(RunStore store) {
        return new RunEngine(store, station.scene.clock);
    }

    private static RunHeader header() {
        return RunHeader.of("campaign", "fake", 1, "test");
    }

    private List<io.mtjlab.acquisition.engine.Step> steps(String step) {
        Campaign campaign = Campaign.parse("c.yaml", "campaign: test\nsteps:\n  - " + step + "\n");
        List<Measurement> measurements = campaign.steps().stream()
                .map(one -> Kinds.measurement(one, any -> station))
                .toList();
        return io.mtjlab.acquisition.engine.Step.of(measurements);
    }
}
