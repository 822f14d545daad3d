package io.mtjlab.instruments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.base.time.RealClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class AllAtOnceTest {

    private static final List<String> ROLES = List.of("slow", "a", "b");

    @Test
    void a_slow_instrument_keeps_no_other_waiting() {
        CountDownLatch others = new CountDownLatch(2);
        var results = AllAtOnce.forEach(ROLES, new RealClock(), role -> {
            if (role.equals("slow")) {
                return await(others);
            }
            others.countDown();
            return true;
        });
        assertThat(results).containsEntry("slow", true);
        assertThat(results.keySet()).containsExactlyElementsOf(ROLES);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void on_a_driven_clock_one_comes_after_the_other_so_that_no_thread_can_overtake() {
        DrivenClock clock = new DrivenClock();
        List<String> order = new ArrayList<>();
        try (LabClock.Participation runner = clock.participate("runner")) {
            AllAtOnce.forEach(ROLES, clock, role -> {
                sleep(clock);
                order.add(role + clock.nanos() / 1_000_000);
                return role;
            });
        }
        assertThat(order).containsExactly("slow10", "a20", "b30");
    }

    private static void sleep(LabClock clock) {
        try {
            clock.sleep(Duration.ofMillis(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_first_failure_is_thrown_with_the_others_in_it() {
        assertThatThrownBy(() -> AllAtOnce.forEach(ROLES, new RealClock(), role -> {
                    if (role.equals("a")) {
                        return role;
                    }
                    throw new IllegalStateException(role + " is gone");
                }))
                .hasMessage("slow is gone")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("b is gone"));
    }
}
