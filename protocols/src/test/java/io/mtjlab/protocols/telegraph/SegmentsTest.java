package io.mtjlab.protocols.telegraph;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentsTest {

    /** Segments hold at least the trace, at most one reading each more, fit the buffer, and cancel an even drift. */
    @ParameterizedTest
    @CsvSource({
        "30, 0.0087, 1024, 4",
        "60, 0.0087, 1024, 8",
        "0.1, 0.0087, 1024, 4",
        "0.1, 1, 1024, 4",
        "9, 0.01, 100, 12"
    })
    void cut_a_trace(double traceSeconds, double intervalSeconds, int capacity, int count) {
        Segments segments = Segments.of(traceSeconds, intervalSeconds, capacity);
        assertThat(segments.count()).isEqualTo(count);
        assertThat(segments.readings()).isBetween(2, capacity);
        assertThat(segments.count() * segments.readings() * intervalSeconds).isGreaterThanOrEqualTo(traceSeconds);
        assertThat(segments.signs()).hasSize(count);
        int drift = 0;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += segments.signs().get(i);
            drift += i * segments.signs().get(i);
        }
        assertThat(sum).isZero();
        assertThat(drift).isZero();
    }
}
