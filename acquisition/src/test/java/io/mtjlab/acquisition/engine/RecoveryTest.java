package io.mtjlab.acquisition.engine;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.ChildJvm;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.store.LiveOutput;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecoveryTest {

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private final DrivenClock clock = new DrivenClock();

    @Test
    void finds_nothing_on_a_bench_that_was_left_well() {
        try (RunStore store = RunStore.open(folder)) {
            new RunEngine(store, clock)
                    .run(
                            Bench.header(),
                            Step.of(List.of(bench.procedure(
                                    "iv",
                                    Plan.fixed(Bench.units(1)),
                                    List.of(bench.output("rf", 0)),
                                    Bench::tenPoints))));
            Recovery recovery = Recovery.find(store, "test-bench");
            assertThat(recovery.live()).isEmpty();
            assertThat(recovery.vanished()).isEmpty();
        }
    }

    @Test
    void of_two_runs_that_begin_on_a_bench_at_once_the_second_touches_nothing() {
        try (RunStore store = RunStore.open(folder);
                RunStore other = RunStore.open(folder)) {
            LabClock slow = (LabClock) Proxy.newProxyInstance(
                    LabClock.class.getClassLoader(), new Class<?>[] {LabClock.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("participate")) { // the bench was quiet when we looked
                            other.begin(Bench.header(), clock);
                        }
                        return method.invoke(clock, arguments);
                    });
            assertThatThrownBy(() -> new RunEngine(store, slow)
                            .run(
                                    Bench.header(),
                                    Step.of(List.of(bench.procedure(
                                            "iv",
                                            Plan.fixed(Bench.units(1)),
                                            List.of(bench.output("rf", 0)),
                                            Bench::tenPoints)))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("bench test-bench is in use by run r0001");
            assertThat(bench.log).isEmpty();
            assertThat(store.runs())
                    .extracting(RunSummary::status)
                    .containsExactly(RunStatus.RUNNING, RunStatus.FAILED);
        }
    }

    @Test
    void a_killed_run_is_made_safe_before_the_next_one() throws Exception {
        killARun();
        try (RunStore store = RunStore.open(folder)) {
            Recovery recovery = Recovery.find(store, "test-bench");
            assertThat(recovery.roles()).containsExactlyInAnyOrder("isrc", "bop");
            assertThat(recovery.vanished()).containsExactly("r0001");
            assertThat(recovery.describe()).contains("may still be live since run r0001");
            RunEngine engine = new RunEngine(store, clock);
            assertThatThrownBy(() -> engine.run(Bench.header(), List.of()))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("may still be live since run r0001");

            List<SafeAction> outputs = List.of(bench.output("bop", 3), bench.output("isrc", 2), bench.output("rf", 0));
            bench.live.put("bop", true);
            bench.live.put("isrc", true);
            assertThat(recovery.makeSafe(outputs, clock)).isEmpty();
            assertThat(bench.log).containsExactly("safe isrc", "is safe isrc", "safe bop", "is safe bop");
            assertThat(store.run("r0001").summary().status()).isEqualTo(RunStatus.INTERRUPTED);
            assertThat(store.liveOutputs("test-bench")).isEmpty();
            assertThat(engine.run(Bench.header(), List.of()).outcome()).isEqualTo(new Outcome.Done());
        }
    }

    @Test
    void what_cannot_be_made_safe_stays_in_the_journal() throws Exception {
        killARun();
        try (RunStore store = RunStore.open(folder)) {
            SafeAction broken = bench.output("isrc", 2, () -> {
                throw new IllegalStateException("no answer");
            });
            bench.live.put("isrc", true);
            List<NotSafe> notSafe = Recovery.find(store, "test-bench").makeSafe(List.of(broken), clock);
            assertThat(notSafe).extracting(NotSafe::name).containsExactly("isrc", "bop");
            assertThat(notSafe.get(1).why()).isEqualTo("run r0001 left it live, and the bench has no such output now");
            assertThat(store.liveOutputs("test-bench"))
                    .extracting(LiveOutput::role)
                    .containsExactlyInAnyOrder("isrc", "bop");
        }
    }

    private void killARun() throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (ChildJvm child = ChildJvm.start(RunningChild.class, scratch, folder, folder.resolve("log"), "wait")) {
            child.awaitLine("measuring"::equals);
            child.kill();
        }
    }
}
