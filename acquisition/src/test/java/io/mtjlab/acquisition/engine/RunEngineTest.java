package io.mtjlab.acquisition.engine;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.LiveOutput;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class RunEngineTest {

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private final DrivenClock clock = new DrivenClock();
    private RunStore store;
    private RunEngine engine;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
        engine = new RunEngine(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunResult run(Procedure... procedures) {
        return engine.run(Bench.header(), Step.of(List.of(procedures)));
    }

    private List<SafeAction> threeOutputs() {
        return List.of(bench.output("bop", 3), bench.output("rf", 0), bench.output("isrc", 2));
    }

    @Test
    void measures_every_unit_and_leaves_the_bench_safe() {
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(4)), threeOutputs(), Bench::tenPoints));
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(result.notSafe()).isEmpty();
        assertThat(result.points()).isEqualTo(40);
        StoredRun stored = store.run(result.run());
        assertThat(stored.summary().status()).isEqualTo(RunStatus.DONE);
        assertThat(stored.units())
                .extracting(StoredUnit::address)
                .containsExactly("iv/n=0", "iv/n=1", "iv/n=2", "iv/n=3");
        assertThat(stored.units()).allMatch(StoredUnit::complete);
        assertThat(stored.units().get(3).beganSeconds()).isEqualTo(6, within(1e-9));
        assertThat(stored.units().get(3).endedSeconds()).isEqualTo(8, within(1e-9));
        assertThat(bench.live).doesNotContainValue(true);
        assertThat(store.liveOutputs("test-bench")).isEmpty();
    }

    @Test
    void makes_safe_in_the_order_of_the_actions() {
        run(bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), Bench::tenPoints));
        assertThat(bench.log)
                .containsExactly(
                        "begin iv", "safe rf", "is safe rf", "safe isrc", "is safe isrc", "safe bop", "is safe bop");
    }

    @Test
    void an_output_of_two_procedures_is_made_safe_once() {
        run(
                bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), Bench::tenPoints),
                bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), Bench::tenPoints));
        assertThat(bench.log).filteredOn("safe bop"::equals).hasSize(1);
        assertThat(store.run("r0001").steps()).extracting(StoredStep::name).containsExactly("iv", "iv-2");
        assertThat(store.run("r0001").units()).extracting(StoredUnit::address).containsExactly("iv/n=0", "iv-2/n=0");
    }

    @Test
    void goes_on_making_safe_when_one_output_throws_and_says_which_is_not() {
        List<SafeAction> outputs = List.of(
                bench.output("rf", 0, () -> {
                    throw new IllegalStateException("the link is lost");
                }),
                bench.output("isrc", 2, () -> {
                    throw new AssertionError("a bug");
                }),
                bench.output("bop", 3));
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(1)), outputs, Bench::tenPoints));
        assertThat(bench.live)
                .containsEntry("rf", true)
                .containsEntry("isrc", true)
                .containsEntry("bop", false);
        assertThat(result.notSafe()).extracting(NotSafe::name).containsExactly("rf", "isrc");
        assertThat(result.notSafe().get(0).why()).contains("the link is lost");
        assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(result.outcome().cause()).contains("not safe").contains("rf");
        assertThat(store.liveOutputs("test-bench"))
                .extracting(LiveOutput::role)
                .containsExactlyInAnyOrder("rf", "isrc");
        assertThat(store.run(result.run()).events()).hasSize(2);
    }

    @Test
    void an_output_that_claims_success_but_is_still_live_is_found_out() {
        SafeAction liar = new SafeAction() {
            @Override
            public String name() {
                return "liar";
            }

            @Override
            public int order() {
                return 0;
            }

            @Override
            public void makeSafe() {}

            @Override
            public boolean isSafe() {
                return false;
            }
        };
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(1)), List.of(liar), Bench::tenPoints));
        assertThat(result.notSafe()).containsExactly(new NotSafe("liar", "it says that it is not safe"));
        assertThat(store.run(result.run()).summary().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void an_exception_in_a_unit_fails_the_run_and_keeps_the_points_so_far() {
        RuntimeException lost = new IllegalStateException("nvm did not answer :READ?");
        RunResult result =
                run(bench.procedure("iv", Plan.fixed(Bench.units(3)), threeOutputs(), (unit, recorder, context) -> {
                    Bench.tenPoints(unit, recorder, context);
                    recorder.note("field_oersted", 28.0);
                    if (unit.key().equals("n=1")) {
                        throw lost;
                    }
                }));
        assertThat(result.outcome()).isEqualTo(new Outcome.Failed(lost));
        assertThat(bench.live).doesNotContainValue(true);
        StoredRun stored = store.run(result.run());
        assertThat(stored.summary().cause()).isEqualTo("nvm did not answer :READ?");
        assertThat(stored.units()).extracting(StoredUnit::complete).containsExactly(true, false);
        assertThat(stored.units().get(1).points()).isEqualTo(10);
        assertThat(stored.units().get(1).notes()).containsEntry("field_oersted", 28.0);
    }

    @Test
    void an_exception_before_the_first_unit_makes_safe_what_may_be_live() {
        Procedure procedure = bench.procedure(
                "iv",
                history -> {
                    throw new OutOfMemoryError("pretended");
                },
                threeOutputs(),
                Bench::tenPoints);
        RunResult result = run(procedure);
        assertThat(result.outcome().cause()).isEqualTo("pretended");
        assertThat(bench.live).hasSize(3).doesNotContainValue(true);
    }

    @Test
    void outputs_are_journaled_before_the_procedure_begins() {
        List<List<LiveOutput>> seen = new ArrayList<>();
        try (RunStore other = RunStore.openReadOnly(folder)) {
            Procedure procedure = bench.procedure(
                    "iv",
                    history -> {
                        seen.add(other.liveOutputs("test-bench"));
                        return Optional.empty();
                    },
                    threeOutputs(),
                    Bench::tenPoints);
            run(procedure);
        }
        assertThat(seen.get(0)).extracting(LiveOutput::role).containsExactlyInAnyOrder("bop", "isrc", "rf");
    }

    @Test
    void an_abort_ends_the_run_at_the_next_checkpoint() {
        RunResult result =
                run(bench.procedure("iv", Plan.fixed(Bench.units(3)), threeOutputs(), (unit, recorder, context) -> {
                    Bench.tenPoints(unit, recorder, context);
                    engine.control().abort("the sample slipped");
                    recorder.append(0, 0);
                    context.checkpoint();
                    throw new AssertionError("the checkpoint let it pass");
                }));
        assertThat(result.outcome()).isEqualTo(new Outcome.Aborted("the sample slipped"));
        assertThat(store.run(result.run()).summary().status()).isEqualTo(RunStatus.ABORTED);
        assertThat(store.run(result.run()).summary().points()).isEqualTo(11);
        assertThat(bench.live).doesNotContainValue(true);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_interrupt_cuts_a_long_wait_but_no_ramp() {
        List<SafeAction> outputs = List.of(bench.output("bop", 3, () -> clock.sleep(Duration.ofSeconds(20))));
        Thread runner = Thread.currentThread();
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(1)), outputs, (unit, recorder, context) -> {
            runner.interrupt();
            context.clock().sleep(Duration.ofDays(3));
        }));
        assertThat(result.outcome()).isEqualTo(new Outcome.Interrupted());
        assertThat(result.notSafe()).isEmpty();
        assertThat(clock.seconds()).isEqualTo(20, within(1e-9));
    }

    @Test
    void interrupts_during_the_way_out_are_kept_for_afterwards() {
        Thread runner = Thread.currentThread();
        List<SafeAction> outputs = List.of(
                bench.output("rf", 0, () -> {
                    runner.interrupt();
                    Thread.currentThread().interrupt(); // even one that hits the action itself stays with it
                }),
                bench.output("bop", 3, () -> clock.sleep(Duration.ofSeconds(20))));
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(1)), outputs, Bench::tenPoints));
        assertThat(result.notSafe()).isEmpty();
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(clock.seconds()).isEqualTo(22, within(1e-9));
    }

    @Test
    void no_time_passes_between_the_last_unit_and_the_way_out_on_a_driven_clock() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Long> safeAtNanos = new ArrayList<>();
        List<SafeAction> outputs = List.of(
                bench.output("rf", 0, () -> safeAtNanos.add(clock.nanos())),
                bench.output("bop", 3, () -> clock.sleep(Duration.ofSeconds(1))));
        Thread twin = new Thread(() -> {
            try (LabClock.Participation part = clock.participate("twin")) {
                while (!over.get()) {
                    clock.sleep(Duration.ofMillis(10)); // would carry time away whenever nobody else takes part
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        engine.withListener(new RunListener() {
            @Override
            public void runBegins(String run) {
                twin.start();
            }
        });
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(2)), outputs, Bench::tenPoints));
        over.set(true);
        twin.join();
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(safeAtNanos).containsExactly(4_000_000_000L);
        assertThat(store.run(result.run()).summary().labStop()).contains(DrivenClock.EPOCH.plusSeconds(5));
    }

    @Test
    void an_interrupt_wrapped_by_a_driver_is_still_an_interrupt() {
        RunResult result =
                run(bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), (unit, recorder, context) -> {
                    throw new IllegalStateException("query failed", new InterruptedException());
                }));
        assertThat(result.outcome()).isEqualTo(new Outcome.Interrupted());
    }

    @Test
    void a_time_out_of_a_socket_is_not_an_interrupt() {
        RunResult result =
                run(bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), (unit, recorder, context) -> {
                    throw new SocketTimeoutException("nvm took more than 5 s");
                }));
        assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_paused_run_waits_until_it_is_resumed() throws Exception {
        Thread runner = Thread.currentThread();
        List<Long> pointsWhilePaused = new ArrayList<>();
        Thread resumer = new Thread(() -> {
            await().until(() -> isHeld(runner));
            pointsWhilePaused.add(store.runs().get(0).points());
            engine.control().resume();
        });
        RunResult result =
                run(bench.procedure("iv", Plan.fixed(Bench.units(2)), threeOutputs(), (unit, recorder, context) -> {
                    Bench.tenPoints(unit, recorder, context);
                    if (unit.key().equals("n=0")) {
                        engine.control().pause();
                        resumer.start();
                    }
                }));
        resumer.join();
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(pointsWhilePaused).containsExactly(10L);
        assertThat(engine.control().paused()).isFalse();
    }

    private static boolean isHeld(Thread runner) {
        return Arrays.stream(runner.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitResume"));
    }

    @Test
    void an_abort_ends_a_pause() {
        engine.control().pause();
        engine.withListener(new RunListener() {
            @Override
            public void runBegins(String run) {
                Thread runner = Thread.currentThread();
                new Thread(() -> {
                            await().until(() -> isHeld(runner));
                            engine.control().abort("enough");
                        })
                        .start();
            }
        });
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), Bench::tenPoints));
        assertThat(result.outcome()).isEqualTo(new Outcome.Aborted("enough"));
        assertThat(bench.log).doesNotContain("begin iv").contains("is safe bop");
    }

    @Test
    void an_adaptive_plan_decides_from_what_is_stored() {
        List<UnitSpec> units = Bench.units(100);
        Plan until_half_is_low = history -> {
            long low = history.stream().filter(u -> u.column("V")[0] < 0.5).count();
            return low >= 5 ? Optional.empty() : Optional.of(units.get(history.size()));
        };
        RunResult result = run(bench.procedure("iv", until_half_is_low, threeOutputs(), Bench::tenPoints));
        StoredRun stored = store.run(result.run());
        List<StoredUnit> done = stored.completeUnits("iv");
        assertThat(done).filteredOn(u -> stored.column(u, "V")[0] < 0.5).hasSize(5);
        assertThat(stored.column(done.get(done.size() - 1), "V")[0]).isLessThan(0.5);
    }

    @Test
    void a_plan_that_repeats_a_unit_is_a_bug_and_fails_the_run() {
        RunResult result = run(
                bench.procedure("iv", history -> Optional.of(Bench.units(1).get(0)), threeOutputs(), Bench::tenPoints));
        assertThat(result.outcome().cause()).isEqualTo("the plan of iv asks for unit n=0 a second time");
        assertThat(store.run(result.run()).summary().units()).isEqualTo(1);
    }

    @Test
    void listeners_hear_of_units_points_and_time_left() {
        List<String> heard = new ArrayList<>();
        List<Progress> progress = new ArrayList<>();
        List<Long> points = new ArrayList<>();
        engine.withListener(new RunListener() {
            @Override
            public void unitBegins(String address, UnitSpec unit) {
                heard.add("begins " + address);
            }

            @Override
            public void unitDone(String address, UnitSpec unit) {
                heard.add("done " + address);
                throw new IllegalStateException("a listener's bug stays its own");
            }

            @Override
            public synchronized void progress(Progress p) {
                progress.add(p);
            }

            @Override
            public synchronized void durablePoints(long n) {
                points.add(n);
            }

            @Override
            public void runEnded(RunResult result) {
                heard.add("ended " + result.outcome().status().word());
            }
        });
        run(bench.procedure("iv", Plan.fixed(Bench.units(2)), threeOutputs(), Bench::tenPoints));
        assertThat(heard).containsExactly("begins iv/n=0", "done iv/n=0", "begins iv/n=1", "done iv/n=1", "ended done");
        assertThat(points).isSorted().endsWith(20L);
        assertThat(progress.get(0)).isEqualTo(new Progress("iv/n=0", "unit 0", 0, 2, 0, 4));
        Progress last = progress.get(progress.size() - 1);
        assertThat(last.unitsDone()).isEqualTo(2);
        assertThat(last.labSecondsDone()).isEqualTo(4, within(1e-9));
        assertThat(last.labSecondsLeft()).isZero();
    }

    @Test
    void a_virtual_lab_that_cannot_be_told_the_unit_fails_the_run() {
        engine.withListener(new RunListener() {
            @Override
            public void unitBegins(String address, UnitSpec unit) throws Exception {
                throw new IOException("the control socket is closed");
            }
        });
        RunResult result = run(bench.procedure("iv", Plan.fixed(Bench.units(2)), threeOutputs(), Bench::tenPoints));
        assertThat(result.outcome().cause()).isEqualTo("the control socket is closed");
        assertThat(bench.live).doesNotContainValue(true);
    }

    @Test
    void a_bench_in_use_is_refused() {
        List<String> refusals = new ArrayList<>();
        run(bench.procedure("iv", Plan.fixed(Bench.units(1)), threeOutputs(), (unit, recorder, context) -> {
            try (RunStore other = RunStore.open(folder)) {
                assertThatThrownBy(() -> new RunEngine(other, clock).run(Bench.header(), List.of()))
                        .isInstanceOf(InvalidInput.class)
                        .satisfies(e -> refusals.add(e.getMessage()));
            }
        }));
        assertThat(refusals).singleElement().asString().contains("bench test-bench is in use by run r0001");
        assertThat(store.runs()).extracting(RunSummary::status).containsExactly(RunStatus.DONE);
    }
}
