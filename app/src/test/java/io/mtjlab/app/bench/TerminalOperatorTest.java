package io.mtjlab.app.bench;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalOperatorTest {

    private final DrivenClock people = new DrivenClock();
    private final StringWriter shown = new StringWriter();

    /** Somebody who types this, {@code lookedAt} looks after the question. */
    private static InputStream typed(String text, int lookedAt) {
        return new InputStream() {
            private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            private int looks;
            private int next;

            @Override
            public int available() {
                return ++looks > lookedAt ? bytes.length - next : 0;
            }

            @Override
            public int read() {
                return next < bytes.length ? bytes[next++] : -1;
            }
        };
    }

    private boolean answer(InputStream in) throws Exception {
        TerminalOperator operator = new TerminalOperator(new PrintWriter(shown), in, () -> true, people);
        try (var part = people.participate("test")) {
            return operator.confirms("Is it turned?", Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "Y, true", "no, false", "'', false", "yesterday, false"})
    void takes_a_yes_for_a_yes_and_nothing_else(String line, boolean expected) throws Exception {
        assertThat(answer(typed(line + "\n", 3))).isEqualTo(expected);
        assertThat(shown.toString()).isEqualTo("Is it turned? [yes/no]: ");
    }

    @Test
    void nobody_there_is_no_yes_and_ends_after_its_time() throws Exception {
        assertThat(answer(typed("", 0))).isFalse();
        assertThat(people.seconds()).isBetween(9.9, 10.5);
    }
}
