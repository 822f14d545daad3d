package io.mtjlab.acquisition.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class InterlockTest {

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private final DrivenClock clock = new DrivenClock();
    private RunStore store;
    private int looks;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Looks once a second. */
    static Interlock interlock(Interlock.Action action, BooleanSupplier wrong) {
        return interlock("temperature of stage", action, wrong);
    }

    private static Interlock interlock(String name, Interlock.Action action, BooleanSupplier wrong) {
        return new Interlock() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> wrong() {
                return wrong.getAsBoolean() ? Optional.of("330 K") : Optional.empty();
            }

            @Override
            public Action action() {
                return action;
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(100);
            }
        };
    }

    private RunResult run(Interlock.Action action, BooleanSupplier wrong) {
        Interlock interlock = interlock(action, () -> {
            looks++;
            return wrong.getAsBoolean();
        });
        return run(new RunEngine(store, clock).withInterlocks(List.of(interlock)));
    }

    private RunResult run(RunEngine engine) {
        return engine.run(
                Bench.header(),
                Step.of(List.of(bench.procedure(
                        "iv", Plan.fixed(Bench.units(3)), List.of(bench.output("isrc", 2)), Bench::tenPoints))));
    }

    private List<String> events(RunResult result) {
        return store.run(result.run()).events().stream().map(StoredEvent::text).toList();
    }

    @Test
    void a_run_that_is_held_waits_with_its_outputs_as_they_are_and_goes_on() {
        RunResult result = run(Interlock.Action.HOLD, () -> {
            boolean hot = clock.seconds() > 2.5 && clock.seconds() < 20;
            assertThat(bench.live).containsEntry("isrc", true);
            return hot;
        });
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(result.points()).isEqualTo(30);
        assertThat(clock.seconds()).as("6 s of points, 17 s held").isBetween(22.0, 25.0);
        assertThat(events(result))
                .containsExactly(
                        "held by interlock temperature of stage: 330 K",
                        "interlock temperature of stage has cleared after 17 s");
        assertThat(looks).as("once a second, not once a point").isLessThan(30);
    }

    /** The contact is gone from 2.5 s to 20 s: the second unit has lost what it stands on. */
    @Test
    void a_unit_that_lost_its_contact_waits_safe_and_begins_anew_when_that_is_back() {
        List<Boolean> liveWhileHeld = new ArrayList<>();
        Interlock contact = new Interlock() {
            private boolean off() {
                return clock.seconds() > 2.5 && clock.seconds() < 20;
            }

            @Override
            public String name() {
                return "contact of prober";
            }

            @Override
            public Optional<String> wrong() {
                return off() && bench.live.containsValue(true) ? Optional.of("off, and live") : Optional.empty();
            }

            @Override
            public Action action() {
                return Action.HOLD;
            }

            @Override
            public boolean endsUnit() {
                return true;
            }

            @Override
            public Optional<String> missing() {
                liveWhileHeld.add(bench.live.containsValue(true));
                return off() ? Optional.of("off") : Optional.empty();
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(100);
            }
        };
        RunResult result = run(new RunEngine(store, clock).withInterlocks(List.of(contact)));
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(liveWhileHeld).isNotEmpty().containsOnly(false);
        assertThat(bench.log.stream().filter("begin iv"::equals))
                .as("once more after it was made safe")
                .hasSize(2);
        StoredRun stored = store.run(result.run());
        assertThat(stored.units().stream().map(StoredUnit::complete)).containsExactly(true, false, true, true);
        assertThat(stored.units().get(1).points()).isBetween(1L, 9L);
        assertThat(stored.units().get(2).points()).isEqualTo(10);
        assertThat(events(result))
                .containsExactly(
                        "held by interlock contact of prober: off, and live; made safe, and the unit begins anew",
                        "interlock contact of prober has cleared after 17 s");
    }

    @Test
    void one_that_stops_makes_safe_and_says_why() {
        RunResult result = run(Interlock.Action.STOP, () -> clock.seconds() > 2.5);
        assertThat(result.outcome().cause()).isEqualTo("interlock temperature of stage: 330 K");
        assertThat(bench.live).doesNotContainValue(true);
        assertThat(result.points()).isBetween(10L, 20L);
    }

    @Test
    void one_that_holds_for_too_long_stops() {
        RunResult result = run(Interlock.Action.HOLD, () -> clock.seconds() > 2.5);
        assertThat(result.outcome().cause()).contains("held for 100 s", "330 K");
        assertThat(bench.live).doesNotContainValue(true);
    }

    @Test
    void a_run_that_is_held_by_one_is_stopped_by_another() {
        double[] stopped = new double[1];
        RunResult result = run(new RunEngine(store, clock)
                .withInterlocks(List.of(
                        interlock("contact of probe", Interlock.Action.HOLD, () -> clock.seconds() > 2.5),
                        interlock("coil of magnet", Interlock.Action.STOP, () -> {
                            stopped[0] = clock.seconds();
                            return clock.seconds() > 20;
                        }))));
        assertThat(result.outcome().cause()).isEqualTo("interlock coil of magnet: 330 K");
        assertThat(stopped[0]).as("seen at the next look").isBetween(20.0, 22.0);
        assertThat(events(result)).containsExactly("held by interlock contact of probe: 330 K");
        assertThat(bench.live).doesNotContainValue(true);
    }

    @Test
    void a_run_that_is_held_is_held_again_and_measures_every_point_once() {
        RunResult result = run(Interlock.Action.HOLD, () -> {
            double now = clock.seconds();
            return now > 1.5 && now < 10 || now > 12 && now < 30;
        });
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(store.run(result.run()).units()).hasSize(3).allMatch(unit -> unit.complete() && unit.points() == 10);
        assertThat(events(result))
                .hasSize(4)
                .filteredOn(text -> text.contains("has cleared"))
                .hasSize(2);
    }

    @Test
    void a_run_that_is_held_can_be_aborted_and_is_safe_then() {
        RunEngine engine = new RunEngine(store, clock);
        RunResult result =
                run(engine.withInterlocks(List.of(interlock("contact of probe", Interlock.Action.HOLD, () -> {
                    if (clock.seconds() > 10) {
                        engine.control().abort("the needle is bent");
                    }
                    return clock.seconds() > 2.5;
                }))));
        assertThat(result.outcome()).isEqualTo(new Outcome.Aborted("the needle is bent"));
        assertThat(bench.live).doesNotContainValue(true);
        assertThat(store.run(result.run()).summary().status().word()).isEqualTo("aborted");
    }
}
