package io.mtjlab.networks.matrix;

import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CrewTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void does_every_task_once_in_thousands_of_runs(int threads) {
        try (Crew crew = new Crew(threads)) {
            for (int run = 0; run < 3_000; run++) {
                int tasks = 1 + run % 9;
                AtomicIntegerArray done = new AtomicIntegerArray(tasks);
                crew.run(tasks, done::incrementAndGet);
                for (int task = 0; task < tasks; task++) {
                    assertThat(done.get(task)).as("run %d task %d", run, task).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void a_task_that_fails_fails_the_run_and_spares_the_next() {
        try (Crew crew = new Crew(3)) {
            assertThatThrownBy(() -> crew.run(6, task -> {
                        if (task == 4) {
                            throw new IllegalArgumentException("no fourth");
                        }
                    }))
                    .hasMessageContaining("no fourth");
            AtomicIntegerArray done = new AtomicIntegerArray(2);
            crew.run(2, done::incrementAndGet);
            assertThat(done.get(0) + done.get(1)).isEqualTo(2);
        }
    }
}
