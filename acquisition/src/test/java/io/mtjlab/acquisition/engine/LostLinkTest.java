package io.mtjlab.acquisition.engine;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** An instrument is gone for a while: everything is made safe, the run is marked, and the unit begins anew. */
class LostLinkTest {

    private static final RetryRule TWICE =
            new RetryRule(e -> e instanceof UncheckedIOException, 2, Duration.ofSeconds(30));

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private final DrivenClock clock = new DrivenClock();
    private RunStore store;
    private int failures;
    private boolean gone;

    @BeforeEach
    void open() {
        store = RunStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** @param lost how often unit 1 loses its link */
    private RunResult run(RetryRule rule, int lost, Bench.Body whileRamping) {
        return new RunEngine(store, clock)
                .withRetries(rule)
                .run(
                        Bench.header(),
                        Step.of(List.of(bench.procedure(
                                "iv",
                                Plan.fixed(Bench.units(3)),
                                List.of(bench.output("isrc", 2, whileRamping)),
                                (unit, recorder, context) -> {
                                    bench.log.add("unit " + unit.key());
                                    recorder.append(clock.seconds(), 1);
                                    if (unit.key().equals("n=1") && failures++ < lost) {
                                        gone = true;
                                        throw new UncheckedIOException(new ConnectException("gone"));
                                    }
                                }))));
    }

    @Test
    void the_unit_begins_anew_after_everything_was_made_safe_and_the_pause_is_over() {
        RunResult result = run(TWICE, 2, () -> {});
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(bench.log)
                .containsSubsequence(
                        "unit n=1",
                        "is safe isrc",
                        "begin iv",
                        "unit n=1",
                        "is safe isrc",
                        "begin iv",
                        "unit n=1",
                        "unit n=2");
        StoredRun run = store.run(result.run());
        assertThat(run.units())
                .extracting(StoredUnit::complete)
                .as("what was lost stays, and is told from what is whole")
                .containsExactly(true, false, false, true, true);
        assertThat(run.read(run.units().get(3)).column("t")[0]).isCloseTo(60, within(1e-9));
        assertThat(run.events())
                .extracting(StoredEvent::level)
                .containsExactly(StoredEvent.Level.WARNING, StoredEvent.Level.WARNING);
        assertThat(run.events().get(0).text()).contains("lost in iv/n=1", "gone", "made safe", "30 s", "2 times left");
    }

    @Test
    void a_link_that_stays_away_ends_the_run_which_can_be_resumed() {
        RunResult result = run(TWICE, 3, () -> {});
        assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(store.run(result.run()).summary().status()).isEqualTo(RunStatus.FAILED);
        assertThat(bench.live).doesNotContainValue(true);
    }

    @Test
    void nothing_begins_anew_while_an_output_does_not_say_that_it_is_safe() {
        int[] calls = {0};
        RunResult result = run(TWICE, 1, () -> {
            if (gone && calls[0]++ < 2) {
                throw new UncheckedIOException(new ConnectException("still gone"));
            }
        });
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(store.run(result.run()).events().get(1).text()).contains("not known to be safe: [isrc");
    }

    @Test
    void an_interlock_that_cannot_be_asked_between_two_units_is_a_lost_link_too() {
        int[] looks = {0};
        RunResult result = new RunEngine(store, clock)
                .withRetries(TWICE)
                .withInterlocks(List.of(InterlockTest.interlock(Interlock.Action.STOP, () -> {
                    if (++looks[0] == 2) { // the first look is before unit 0, the second before unit 1
                        throw new UncheckedIOException(new ConnectException("gone"));
                    }
                    return false;
                })))
                .run(
                        Bench.header(),
                        Step.of(List.of(bench.procedure(
                                "iv",
                                Plan.fixed(Bench.units(3)),
                                List.of(bench.output("isrc", 2)),
                                (unit, recorder, context) -> {
                                    bench.log.add("unit " + unit.key());
                                    context.clock().sleep(Duration.ofSeconds(2));
                                    recorder.append(clock.seconds(), 1);
                                }))));
        assertThat(result.outcome()).isEqualTo(new Outcome.Done());
        assertThat(bench.log).containsSubsequence("unit n=0", "is safe isrc", "begin iv", "unit n=1", "unit n=2");
        assertThat(store.run(result.run()).events().get(0).text()).contains("lost in iv/n=1", "gone");
    }

    @Test
    void what_else_goes_wrong_is_not_tried_again() {
        RunResult result = run(new RetryRule(e -> false, 9, Duration.ZERO), 1, () -> {});
        assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(failures).isEqualTo(1);
    }
}
