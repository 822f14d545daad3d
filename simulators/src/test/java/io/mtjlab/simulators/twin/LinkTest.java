package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the wire does: time, several connections, limits, faults. */
@Timeout(60)
class LinkTest {

    private TestBench bench = new TestBench(2);

    @AfterEach
    void close() {
        bench.close();
    }

    /** Notes when the current changed. */
    private static final class Logger extends DelegatingJunction {
        private final List<Long> changes = new ArrayList<>();
        private double amperes;

        Logger() {
            super(new FixedResistor());
        }

        @Override
        public void drive(long nanos, Drive drive) {
            super.drive(nanos, drive);
            if (drive.amperes() != amperes) {
                amperes = drive.amperes();
                changes.add(nanos);
            }
        }
    }

    @Test
    void a_write_without_answer_takes_effect_before_the_sleep_that_follows_it() throws Exception {
        bench.close();
        Logger junction = new Logger();
        DrivenClock clock = new DrivenClock();
        bench = new TestBench(2, junction, clock);
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("*RST;:CURR:RANG 2e-3;:OUTP ON;*OPC?");
        int before = junction.changes.size();
        List<Long> sent = new ArrayList<>();
        try (LabClock.Participation me = clock.participate("runner")) {
            for (int i = 1; i <= 500; i++) {
                sent.add(clock.nanos());
                source.write("CURR " + i + "e-6");
                clock.sleep(Duration.ofMillis(1));
            }
        }
        assertThat(junction.changes.subList(before, junction.changes.size())).isEqualTo(sent);
    }

    @Test
    void what_was_sent_before_the_connection_was_accepted_counts_too() throws Exception {
        DrivenClock clock = (DrivenClock) bench.clock;
        Twin twin = bench.twin("isrc", "keithley6221");
        try (LabClock.Participation me = clock.participate("runner")) {
            for (int i = 1; i <= 50; i++) {
                RawClient client = bench.connect(twin);
                client.write("CURR " + i + "e-6");
                clock.sleep(Duration.ofMillis(1));
                assertThat(bench.number("isrc", "level_amperes")).isEqualTo(Double.parseDouble(i + "e-6"));
                client.close();
            }
        }
    }

    @Test
    void one_connection_does_not_harm_another() throws Exception {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient good = bench.connect(twin);
        RawClient babbler = bench.connect(twin);
        RawClient deaf = bench.connect(twin);
        deaf.socket().setReceiveBufferSize(4096);
        String identity = good.query("*IDN?");
        for (int i = 0; i < 64; i++) {
            babbler.writeRaw("x".repeat(16_384));
        }
        deaf.writeRaw("*IDN?\n".repeat(2_000));
        RawClient rude = bench.connect(twin);
        rude.writeRaw("CURR 1e-");
        rude.close();
        assertThat(good.query("*IDN?")).isEqualTo(identity);
        assertThat(good.query("SYST:ERR?")).startsWith("0,");
        babbler.writeRaw("\n*IDN?\n");
        assertThat(babbler.read()).isEqualTo(identity);
        assertThat(good.query("SYST:ERR?")).isEqualTo("-363,\"Input buffer overrun\"");
        assertThat(deaf.read()).isEqualTo(identity);
    }

    @Test
    void answers_that_nobody_takes_do_not_pile_up_without_end() throws Exception {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient deaf = bench.connect(twin);
        deaf.socket().setReceiveBufferSize(4096);
        Thread writer = new Thread(() -> {
            try {
                while (true) {
                    deaf.writeRaw("*IDN?\n".repeat(1000));
                }
            } catch (java.io.UncheckedIOException closed) {
                // The end of the test.
            }
        });
        writer.start();
        // The twin stops reading, so that the writer in turn cannot go on.
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> writer.getStackTrace().length > 0
                        && java.util.Arrays.stream(writer.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().contains("write")));
        assertThat(bench.connect(twin).query("*IDN?")).startsWith("KEITHLEY");
        deaf.close();
        writer.join();
    }

    @Test
    void a_silent_instrument_takes_commands_and_says_nothing() throws Exception {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient client = bench.connect(twin);
        client.query("*IDN?");
        twin.fault(new Fault.Silent());
        client.socket().setSoTimeout(200);
        client.write("CURR 1e-6;:CURR?");
        assertThatThrownBy(client::read).hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
        assertThat(bench.number("isrc", "level_amperes")).isEqualTo(1e-6);
        twin.clearFaults();
        client.socket().setSoTimeout(10_000);
        assertThat(client.query("CURR?")).isEqualTo("+1.000000E-06");
    }

    @Test
    void a_dropped_link_ends_the_stream_and_a_new_one_is_welcome() {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient client = bench.connect(twin);
        client.query("CURR 1e-6;:CURR?");
        twin.fault(new Fault.Drop());
        assertThat(client.read()).isNull();
        assertThat(bench.connect(twin).query("CURR?")).isEqualTo("+1.000000E-06");
    }

    @Test
    void a_cut_answer_ends_in_the_middle() {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient client = bench.connect(twin);
        twin.fault(new Fault.Cut(5));
        assertThat(client.query("CURR?")).isEqualTo("+0.00");
        assertThat(client.read()).isNull();
    }

    @Test
    void a_delayed_answer_comes_later_in_lab_time() {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient client = bench.connect(twin);
        client.query("*IDN?");
        twin.fault(new Fault.Delay(Duration.ofSeconds(3)));
        long before = bench.clock.nanos();
        client.query("*IDN?");
        assertThat(bench.clock.nanos() - before).isEqualTo(3_000_000_000L);
    }

    @Test
    void closing_frees_the_port_and_ends_the_stream() {
        Twin twin = bench.twin("isrc", "keithley6221");
        RawClient client = bench.connect(twin);
        client.query("*IDN?");
        twin.close();
        assertThat(client.read()).isNull();
        assertThatThrownBy(() -> bench.connect(twin)).hasRootCauseInstanceOf(java.net.ConnectException.class);
    }
}
