package io.mtjlab.acquisition.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResumeTest {

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private RunStore store;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Procedure procedure(String breaksAt) {
        return bench.procedure(
                "iv", Plan.fixed(Bench.units(5)), List.of(bench.output("isrc", 2)), (unit, recorder, context) -> {
                    if (unit.key().equals(breaksAt)) {
                        recorder.append(-1, -1);
                        throw new IllegalStateException("lost");
                    }
                    for (int i = 0; i < 10; i++) {
                        recorder.append(i, context.streams().stream("noise", i).nextDouble());
                    }
                    bench.log.add("measured " + unit.key());
                });
    }

    private RunResult start(String breaksAt) {
        return new RunEngine(store, new DrivenClock()).run(Bench.header(), Step.of(List.of(procedure(breaksAt))));
    }

    @Test
    void goes_on_at_the_unit_that_is_not_complete_and_ends_with_the_same_data() {
        String undisturbed = store.run(start("never").run()).dataHash();
        bench.log.clear();
        String broken = start("n=2").run();
        List<Progress> progress = new ArrayList<>();
        RunResult result = new RunEngine(store, new DrivenClock())
                .withListener(new RunListener() {
                    @Override
                    public synchronized void progress(Progress p) {
                        progress.add(p);
                    }
                })
                .resume(broken, Step.of(List.of(procedure("never"))));
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(result.run()).isEqualTo(broken);
        assertThat(bench.log)
                .filteredOn(line -> line.startsWith("measured"))
                .containsExactly("measured n=0", "measured n=1", "measured n=2", "measured n=3", "measured n=4");
        StoredRun stored = store.run(broken);
        assertThat(stored.dataHash()).isEqualTo(undisturbed);
        assertThat(stored.summary().status()).isEqualTo(RunStatus.DONE);
        assertThat(stored.units())
                .extracting(StoredUnit::complete)
                .containsExactly(true, true, false, true, true, true);
        assertThat(progress.get(0).unitsDone()).isEqualTo(2);
        assertThat(progress.get(0).labSecondsLeft()).isEqualTo(6);
        assertThat(stored.events().get(0).text()).isEqualTo("resumed; it was failed before");
    }

    @Test
    void refuses_what_is_done_or_has_changed() {
        String done = start("never").run();
        RunEngine engine = new RunEngine(store, new DrivenClock());
        assertThatThrownBy(() -> engine.resume(done, Step.of(List.of(procedure("never")))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("run r0001 is done; there is nothing to resume");
        String broken = start("n=2").run();
        Procedure other = bench.procedure("rh", Plan.fixed(Bench.units(5)), List.of(), Bench::tenPoints);
        assertThatThrownBy(() -> engine.resume(broken, Step.of(List.of(other))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("the campaign has changed (stored | now): steps.iv: iv | -;");
        assertThat(store.run(broken).summary().status()).isEqualTo(RunStatus.FAILED);
    }
}
