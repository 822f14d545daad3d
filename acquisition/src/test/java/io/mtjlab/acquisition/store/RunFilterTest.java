package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunFilterTest {

    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    private RunStore store;

    /** r0001: telegraph on two dies at 0.5 s; r0002: rh, tagged, at 3600 s. */
    @BeforeEach
    void fill() throws Exception {
        store = RunStore.open(folder);
        DrivenClock clock = new DrivenClock();
        clock.sleep(Duration.ofMillis(500));
        RunWriter telegraph = store.begin(StoreFixtures.header(), clock);
        telegraph.step("telegraph", "telegraph", Map.of("rf_dbm", List.of("off", -15), "rf_megahertz", 1890));
        for (String die : List.of("r1c1", "r1c2")) {
            telegraph
                    .unit("telegraph", new UnitSpec("die=" + die, "", Map.of("die", die, "device", 7), List.of(), 1))
                    .complete();
        }
        telegraph.finish(RunStatus.DONE, "");
        clock.sleep(Duration.ofMillis(3_599_500));
        RunWriter rh = store.begin(StoreFixtures.header(), clock);
        rh.step("rh-2", "rh", Map.of("field_oersted", Map.of("from", -400, "to", 400), "axis", "easy"));
        rh.finish(RunStatus.DONE, "");
        store.tag("r0002", "device", "W3-R07-C12");
        store.tag("r0002", "good", "");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void finds_runs_by_device_and_die_as_measured_or_as_tagged() {
        assertThat(found(with("device", "7"))).containsExactly("r0001");
        assertThat(found(with("device", "W3-R07-C12"))).containsExactly("r0002");
        assertThat(found(with("die", "r1c2"))).containsExactly("r0001");
        assertThat(found(with("die", "r9c9"))).isEmpty();
    }

    @Test
    void finds_runs_by_protocol_and_by_the_time_they_began() {
        assertThat(found(with("protocol", "rh"))).containsExactly("r0002");
        Instant first = store.run("r0001").summary().labStart();
        assertThat(found(between(Optional.of(first), Optional.empty()))).containsExactly("r0001", "r0002");
        assertThat(found(between(Optional.of(first.plusNanos(1)), Optional.empty())))
                .containsExactly("r0002");
        assertThat(found(between(Optional.empty(), Optional.of(first)))).isEmpty();
        assertThat(found(between(Optional.empty(), Optional.of(first.plusNanos(1)))))
                .containsExactly("r0001");
    }

    @Test
    void finds_runs_by_tags_that_can_be_replaced_and_taken_off() {
        assertThat(found(tagged(Map.of("good", "")))).containsExactly("r0002");
        assertThat(found(tagged(Map.of("device", "", "good", "")))).containsExactly("r0002");
        store.tag("r0001", "good", "very");
        assertThat(found(tagged(Map.of("good", "")))).containsExactly("r0001", "r0002");
        assertThat(found(tagged(Map.of("good", "very")))).containsExactly("r0001");
        assertThat(store.run("r0001").tags()).containsExactly(Map.entry("good", "very"));
        assertThat(store.untag("r0001", "good")).isTrue();
        assertThat(store.untag("r0001", "good")).isFalse();
        assertThat(store.tags()).containsOnlyKeys("r0002");
        assertThatThrownBy(() -> store.tag("r0009", "good", "")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void finds_runs_by_parameters_within_lists_and_maps() {
        assertThat(found(parameter("rf_megahertz", "1890.0"))).containsExactly("r0001");
        assertThat(found(parameter("telegraph.rf_dbm", "-15"))).containsExactly("r0001");
        assertThat(found(parameter("rf_dbm", "off"))).containsExactly("r0001");
        assertThat(found(parameter("field_oersted.from", "-400"))).containsExactly("r0002");
        assertThat(found(parameter("rh.axis", "easy"))).containsExactly("r0002");
        assertThat(found(parameter("rh-2.axis", "easy"))).containsExactly("r0002");
        assertThat(found(parameter("stfmr.axis", "easy"))).isEmpty();
        assertThat(found(parameter("rf_megahertz", "fast"))).isEmpty();
    }

    private List<String> found(RunFilter filter) {
        return store.runs(filter).stream().map(RunSummary::id).toList();
    }

    private static RunFilter with(String what, String value) {
        return new RunFilter(
                what.equals("device") ? Optional.of(value) : NONE,
                what.equals("die") ? Optional.of(value) : NONE,
                what.equals("protocol") ? Optional.of(value) : NONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    private static RunFilter between(Optional<Instant> since, Optional<Instant> until) {
        return new RunFilter(NONE, NONE, NONE, since, until, Map.of(), Map.of());
    }

    private static RunFilter tagged(Map<String, String> tags) {
        return new RunFilter(NONE, NONE, NONE, Optional.empty(), Optional.empty(), tags, Map.of());
    }

    private static RunFilter parameter(String name, String value) {
        return new RunFilter(NONE, NONE, NONE, Optional.empty(), Optional.empty(), Map.of(), Map.of(name, value));
    }
}
