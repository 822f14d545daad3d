package io.mtjlab.base.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class DrivenClockTest {

    private final DrivenClock clock = new DrivenClock();

    @Test
    void a_single_sleeper_finds_time_moved_to_where_it_wanted() throws Exception {
        clock.sleepUntil(1_500_000_000L);
        assertThat(clock.nanos()).isEqualTo(1_500_000_000L);
        assertThat(clock.instant()).isEqualTo(DrivenClock.EPOCH.plusMillis(1500));
    }

    @Test
    void a_year_of_lab_time_passes_in_seconds() throws Exception {
        for (int day = 1; day <= 365; day++) {
            clock.sleep(java.time.Duration.ofDays(1));
        }
        assertThat(clock.nanos()).isEqualTo(TimeUnit.DAYS.toNanos(365));
    }

    @Test
    void sleepers_wake_in_the_order_of_time_then_role() throws Exception {
        List<String> woken = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch joined = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (String plan : List.of("c:20", "b:10", "d:10", "a:20")) {
            String role = plan.substring(0, 1);
            long nanos = Long.parseLong(plan.substring(2));
            Thread thread = new Thread(() -> {
                try (LabClock.Participation me = clock.participate(role)) {
                    joined.countDown();
                    joined.await();
                    clock.sleepUntil(nanos);
                    woken.add(role + clock.nanos());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(woken).containsExactly("b10", "d10", "a20", "c20");
    }

    @Test
    void time_stands_still_while_a_participant_is_awake() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        AtomicBoolean woke = new AtomicBoolean();
        Thread sleeper;
        try (LabClock.Participation awake = clock.participate("awake")) {
            sleeper = new Thread(() -> {
                try {
                    asleep.countDown();
                    clock.sleepUntil(5);
                    woke.set(true);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            sleeper.start();
            asleep.await();
            sleeper.join(50);
            assertThat(woke).isFalse();
            assertThat(clock.nanos()).isZero();
        }
        sleeper.join();
        assertThat(woke).isTrue();
    }

    @Test
    void a_participant_that_waits_for_the_outside_lets_time_pass() throws Exception {
        CountDownLatch reply = new CountDownLatch(1);
        try (LabClock.Participation me = clock.participate("client")) {
            Thread server = new Thread(() -> {
                try {
                    clock.sleepUntil(7);
                    reply.countDown();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.start();
            clock.whileWaiting(() -> {
                reply.await();
                return "reply";
            });
            server.join();
        }
        assertThat(clock.nanos()).isEqualTo(7);
    }

    @Test
    void time_waits_for_bytes_that_are_on_the_wire() throws Exception {
        AtomicBoolean idle = new AtomicBoolean(false);
        clock.addIdleProbe(idle::get);
        Thread sleeper = new Thread(() -> {
            try {
                clock.sleepUntil(9);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sleeper.start();
        sleeper.join(50);
        assertThat(clock.nanos()).isZero();
        idle.set(true);
        sleeper.join();
        assertThat(clock.nanos()).isEqualTo(9);
    }
}
