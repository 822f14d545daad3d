package io.mtjlab.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandardOutputTest {

    private final StringWriter err = new StringWriter();

    @Test
    void a_full_disk_is_told_and_is_a_failure() {
        assertThat(statusAfterWritingTo("No space left on device", ExitStatus.DONE))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString()).contains("standard output cannot be written: No space left on device");
    }

    @Test
    void what_failed_already_keeps_its_status() {
        assertThat(statusAfterWritingTo("No space left on device", ExitStatus.WRONG_INPUT))
                .isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void a_reader_that_had_enough_is_no_failure() {
        assertThat(statusAfterWritingTo("Broken pipe", ExitStatus.DONE)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    private int statusAfterWritingTo(String fault, int status) {
        StandardOutput broken = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(fault);
            }
        });
        PrintWriter out = new PrintWriter(broken, false, StandardCharsets.UTF_8);
        out.println("a result");
        out.flush();
        return broken.status(status, new PrintWriter(err, true));
    }
}
