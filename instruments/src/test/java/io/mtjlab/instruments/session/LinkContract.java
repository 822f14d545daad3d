package io.mtjlab.instruments.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.testing.peer.Peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * What every kind of link keeps to, whatever the other side does: a typed exception that tells the whole story, no
 * hang, no thread left behind, never the wrong answer.
 */
@Timeout(30)
public abstract class LinkContract {

    private final SessionOptions patient = options();
    private final SessionOptions hasty = patient.withTimeout(Duration.ofMillis(150));

    /** Within which every exchange of {@link #hasty} must have come back, on a machine that has much else to do. */
    private static final Duration NO_HANG = Duration.ofSeconds(8);

    private Set<Thread> threadsBefore = Set.of();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** A peer of the kind of link under test. */
    protected abstract Peer peer(Peer.Script script) throws Exception;

    /** How to talk over it. */
    protected SessionOptions options() {
        return SessionOptions.DEFAULT;
    }

    /** False where a port has one owner, so that a second program must be refused. */
    protected boolean servesSeveralPrograms() {
        return true;
    }

    /** False where the other side's going away cannot be noticed or undone. */
    protected boolean canHangUp() {
        return true;
    }

    /** False where nothing stops an instrument that talks on and on. */
    protected boolean canStopATalker() {
        return true;
    }

    /** Options with what a session needs beside the resource string to reach the peer. */
    protected SessionOptions reaching(Peer peer, SessionOptions options) {
        return options;
    }

    @BeforeEach
    void count_threads() {
        threadsBefore = ourThreads();
    }

    @AfterEach
    void leaves_no_thread_behind() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            Set<Thread> left = ourThreads();
            left.removeAll(threadsBefore);
            assertThat(left).as("threads left behind").isEmpty();
        });
    }

    private static Set<Thread> ourThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().matches("(link|hislip|vxi11|serial)-.*"));
        return threads;
    }

    protected final Peer start(Peer.Script script) throws Exception {
        Peer peer = peer(script);
        open.add(peer);
        return peer;
    }

    protected final Session connect(Peer peer, SessionOptions options) {
        return connect(peer, new RealClock(), options);
    }

    protected final Session connect(Peer peer, LabClock clock, SessionOptions options) {
        Session session = Sessions.open("nvm", peer.resource(), clock, reaching(peer, options));
        open.add(session);
        return session;
    }

    private Session talkTo(SessionOptions options, Peer.Script script) throws Exception {
        return connect(start(script), options);
    }

    // What is said and answered.

    @Test
    void reads_lines_numbers_lists_and_what_was_written_before() throws Exception {
        Session session = talkTo(patient, (text, wire) -> {
            switch (text) {
                case "number?" -> wire.end("+1.234500E-03\r\n");
                case "list?" -> wire.end("1,-2.5E-3,+3e1,\n");
                case "two?" -> wire.end("one\ntwo\n");
                case "*CLS" -> {}
                default -> wire.end("answer to " + text + "\n");
            }
        });
        assertThat(session.query("*IDN?")).isEqualTo("answer to *IDN?");
        assertThat(session.queryDouble("number?")).isEqualTo(1.2345e-3);
        assertThat(session.queryDoubles("list?", session.timeout())).containsExactly(1, -2.5e-3, 30);
        assertThat(session.queryLines("two?", 2)).containsExactly("one", "two");
        session.write("*CLS");
        session.write("late?");
        assertThat(session.read(session.timeout())).isEqualTo("answer to late?");
        session.write("unread?");
        assertThat(session.query("next?")).isEqualTo("answer to next?");
    }

    @Test
    void a_line_feed_inside_a_block_ends_nothing() throws Exception {
        byte[] bytes = new byte[3000];
        new Random(7).nextBytes(bytes);
        Arrays.fill(bytes, 100, 200, (byte) '\n');
        bytes[bytes.length - 1] = '\n';
        Session session = talkTo(patient, (text, wire) -> {
            if (text.equals("definite?")) {
                wire.send("#43000");
                wire.send(bytes);
                wire.end("\n");
            } else {
                wire.send("#0");
                wire.send(bytes);
                wire.end("\n");
            }
        });
        assertThat(session.queryBlock("definite?", session.timeout())).isEqualTo(bytes);
        assertThat(session.queryBlock("indefinite?", session.timeout())).isEqualTo(bytes);
        ByteArrayOutputStream sunk = new ByteArrayOutputStream();
        long count = session.queryBlock("definite?", session.timeout(), sunk::write);
        assertThat(count).isEqualTo(3000);
        assertThat(sunk.toByteArray()).isEqualTo(bytes);
        byte[] raw = session.queryRaw("definite?", session.timeout());
        assertThat(raw).hasSize(3007).startsWith((byte) '#', (byte) '4').endsWith((byte) '\n', (byte) '\n');
    }

    /** The buffer begins with 32 KiB, and grows while the block is still being read. */
    @ParameterizedTest
    @ValueSource(ints = {32_760, 32_767, 100_000})
    void a_block_is_whole_where_the_buffer_has_to_grow_for_it(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        bytes[size - 1] = 'x';
        Session session = talkTo(patient, (text, wire) -> {
            wire.send(text.equals("definite?") ? String.format(Locale.ROOT, "#6%06d", size) : "#0");
            wire.send(bytes);
            wire.end("\n");
        });
        assertThat(session.queryBlock("definite?", session.timeout())).isEqualTo(bytes);
        assertThat(session.queryBlock("indefinite?", session.timeout())).isEqualTo(bytes);
    }

    @Test
    void numbers_in_a_block_come_in_either_byte_order() throws Exception {
        double[] values = {1.5, -2.25, 1e-3f, 10, 2570}; // 10 and 2570 have line feeds in their bytes
        Session session = talkTo(patient, (text, wire) -> {
            ByteOrder order = text.startsWith("SWAP") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            ByteBuffer bytes = ByteBuffer.allocate(40).order(order);
            for (double value : values) {
                if (text.endsWith("32?")) {
                    bytes.putFloat((float) value);
                } else {
                    bytes.putDouble(value);
                }
            }
            wire.send("#2" + bytes.position());
            wire.send(Arrays.copyOf(bytes.array(), bytes.position()));
            wire.end("\n");
        });
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            String prefix = order == ByteOrder.LITTLE_ENDIAN ? "SWAP" : "NORM";
            assertThat(session.queryBinary(prefix + "32?", BinaryFormat.FLOAT32, order, session.timeout()))
                    .isEqualTo(values);
            assertThat(session.queryBinary(prefix + "64?", BinaryFormat.FLOAT64, order, session.timeout()))
                    .isEqualTo(values);
        }
        assertThatThrownBy(() ->
                        session.queryBinary("NORM32?", BinaryFormat.FLOAT64, ByteOrder.BIG_ENDIAN, session.timeout()))
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("a block of 20 bytes does not hold whole numbers of 8 bytes");
    }

    @Test
    void a_block_is_written_with_its_line_feeds() throws Exception {
        byte[] bytes = {1, '\n', 2, '\r', '\n', (byte) 200, 0, '\n'};
        Peer peer = start((text, wire) -> {
            if (text.equals("size?")) {
                wire.end("8\n");
            }
        });
        Session session = connect(peer, patient);
        session.writeBlock(":DATA VOLATILE, ", bytes, session.timeout());
        assertThat(session.query("size?")).isEqualTo("8");
        String told = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(peer.heard()).contains(":DATA VOLATILE, #18" + told);
    }

    @Test
    void a_long_block_arrives_whole() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(11).nextBytes(bytes);
        Session session = talkTo(patient, (text, wire) -> {
            wire.send("#71048576");
            wire.send(bytes);
            wire.end("\n");
        });
        assertThat(session.queryBlock("wave?", Duration.ofSeconds(20))).isEqualTo(bytes);
        assertThat(session.queryRaw("wave?", Duration.ofSeconds(20))).hasSize((1 << 20) + 10);
        ByteArrayOutputStream sunk = new ByteArrayOutputStream();
        session.queryBlock("wave?", Duration.ofSeconds(20), sunk::write);
        assertThat(sunk.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void exchanges_of_many_threads_do_not_mix() throws Exception {
        Session session = talkTo(patient, (text, wire) -> wire.end(text + " back\n"));
        together(4, worker -> {
            for (int i = 0; i < 50; i++) {
                assertThat(session.query(worker + ":" + i)).isEqualTo(worker + ":" + i + " back");
            }
        });
    }

    @Test
    void a_driven_clock_moves_while_two_threads_wait_for_one_slow_instrument() throws Exception {
        DrivenClock clock = new DrivenClock();
        Peer peer = start((text, wire) -> {
            clock.sleep(Duration.ofHours(1));
            wire.end("done\n");
        });
        Session session = connect(peer, clock, patient);
        together(2, worker -> {
            try (LabClock.Participation me = clock.participate("r" + worker)) {
                assertThat(session.query("wait?")).isEqualTo("done");
            }
        });
        assertThat(clock.seconds()).isEqualTo(7200);
    }

    // What goes wrong.

    @Test
    void a_reply_that_never_comes_is_a_time_out_that_tells_the_story() throws Exception {
        Session session = talkTo(hasty, (text, wire) -> {
            if (text.equals("b?")) {
                wire.end("answer to b?\n");
            }
        });
        LinkTimeout timeout = catchThrowableOfType(LinkTimeout.class, () -> session.query(":READ?"));
        assertThat(timeout.role()).isEqualTo("nvm");
        assertThat(timeout.resource()).isEqualTo(session.resource().toString());
        assertThat(timeout.command()).isEqualTo(":READ?");
        assertThat(timeout.arrived()).isEmpty();
        assertThat(timeout.elapsed()).isBetween(Duration.ofMillis(140), NO_HANG);
        assertThat(timeout)
                .hasMessageContaining("nvm at " + session.resource())
                .hasMessageContaining("no complete answer within 150 ms")
                .hasMessageContaining("sent \":READ?\", arrived nothing");
        assertThat(session.query("b?", Duration.ofSeconds(5))).isEqualTo("answer to b?");
    }

    @Test
    void a_reply_in_pieces_of_one_byte_is_one_reply() throws Exception {
        Session session = talkTo(patient, (text, wire) -> {
            for (char c : "+1.234500E-03".toCharArray()) {
                wire.send(String.valueOf(c));
            }
            wire.end("\n");
        });
        assertThat(session.queryDouble(":READ?")).isEqualTo(1.2345e-3);
        assertThat(session.query(":READ?")).isEqualTo("+1.234500E-03");
    }

    @Test
    void part_of_a_reply_is_no_reply() throws Exception {
        Session session = talkTo(hasty, (text, wire) -> {
            if (text.equals(":READ?")) {
                wire.send("+1.2034E-0");
            } else {
                wire.end("7\n");
            }
        });
        LinkTimeout timeout =
                catchThrowableOfType(LinkTimeout.class, () -> session.queryDoubles(":READ?", Duration.ofSeconds(1)));
        assertThat(timeout.arrived()).isEqualTo("+1.2034E-0");
        assertThat(timeout).hasMessageContaining("10 bytes: \"+1.2034E-0\"");
        assertThat(session.queryDouble("b?", Duration.ofSeconds(5))).isEqualTo(7);
    }

    @Test
    void a_late_answer_never_becomes_the_answer_to_the_next_question() throws Exception {
        CountDownLatch timedOut = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Session session = talkTo(hasty, (text, wire) -> {
            if (text.equals("slow?")) {
                try {
                    timedOut.await();
                    wire.end("slow answer\n");
                } finally {
                    answered.countDown();
                }
            } else {
                wire.end("answer to " + text + "\n");
            }
        });
        assertThatThrownBy(() -> session.query("slow?")).isInstanceOf(LinkTimeout.class);
        timedOut.countDown();
        answered.await();
        assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("answer to a?");
        assertThat(session.query("b?", Duration.ofSeconds(5))).isEqualTo("answer to b?");
    }

    @Test
    void an_answer_that_nobody_asked_for_is_never_taken_for_another() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        Session session = talkTo(patient, (text, wire) -> {
            wire.end("answer to " + text + "\n");
            if (text.equals("a?")) {
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
                wire.end("stale\n");
                said.countDown();
            }
        });
        assertThat(session.query("a?")).isEqualTo("answer to a?");
        said.await();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true); // until it is on this side
        try {
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        } catch (LinkGarbage garbage) {
            assertThat(garbage).hasMessageContaining("nobody asked for").hasMessageContaining("stale");
        }
        assertThat(session.query("c?")).isEqualTo("answer to c?");
    }

    @Test
    void a_cut_connection_tells_what_arrived_and_the_next_query_finds_a_new_one() throws Exception {
        if (!canHangUp()) {
            return;
        }
        Session session = talkTo(patient, (text, wire) -> {
            if (wire.connection() == 1) {
                wire.send("+1.2");
                wire.hangUp();
            } else {
                wire.end("+1.5\n");
            }
        });
        LinkClosed cut = catchThrowableOfType(LinkClosed.class, () -> session.queryDouble(":READ?"));
        assertThat(cut.arrived()).isEqualTo("+1.2");
        assertThat(cut).hasMessageContaining("4 bytes: \"+1.2\"");
        assertThat(session.queryDouble(":READ?")).isEqualTo(1.5);
    }

    @Test
    void a_reset_in_the_middle_of_a_block_is_an_error_at_once() throws Exception {
        if (!canHangUp()) {
            return;
        }
        Session session = talkTo(patient, (text, wire) -> {
            if (text.equals("b?")) {
                wire.end("here\n");
            } else {
                wire.send("#6100000");
                wire.send(new byte[1000]);
                wire.reset();
            }
        });
        LinkClosed reset = catchThrowableOfType(LinkClosed.class, () -> session.queryBlock("wave?", session.timeout()));
        assertThat(reset.command()).isEqualTo("wave?");
        assertThat("#6100000" + "\0".repeat(1000)).startsWith(reset.arrived()); // a reset may overtake what was sent
        assertThat(reset.elapsed()).isLessThan(NO_HANG);
        assertThat(session.query("b?")).isEqualTo("here");
    }

    @Test
    void a_reply_that_is_longer_than_announced_is_refused() throws Exception {
        Session session = talkTo(patient, (text, wire) -> {
            switch (text) {
                case "block?" -> wire.end("#15hello, world\n");
                case "line?" -> wire.end("one\ntwo\n");
                default -> wire.end("answer to " + text + "\n");
            }
        });
        assertThatThrownBy(() -> session.queryBlock("block?", session.timeout()))
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("the block of 5 bytes is followed by more")
                .hasMessageContaining("#15hello, world\\n");
        assertThat(session.query("a?")).isEqualTo("answer to a?");
        assertThatThrownBy(() -> session.query("line?"))
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("more arrived than the answer");
        assertThat(session.query("b?")).isEqualTo("answer to b?");
    }

    @Test
    void binary_garbage_is_no_number_and_no_block() throws Exception {
        byte[] garbage = new byte[64];
        new Random(3).nextBytes(garbage);
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] |= (byte) 0x80; // no digit, no terminator
        }
        Session session = talkTo(patient, (text, wire) -> {
            if (text.equals("a?")) {
                wire.end("fine\n");
            } else {
                wire.send(garbage);
                wire.end("\n");
            }
        });
        assertThatThrownBy(() -> session.queryDouble(":READ?"))
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("is not a number")
                .hasMessageContaining("65 bytes: \"\\x");
        assertThatThrownBy(() -> session.queryBlock(":READ?", session.timeout()))
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("not a block");
        assertThat(session.query("a?")).isEqualTo("fine");
    }

    @Test
    void a_peer_that_dribbles_for_ever_is_cut_off_in_time() throws Exception {
        // Where nothing stops the talker, a session tries for as long as a connection may take, twice.
        Duration toStopIt = Duration.ofMillis(canStopATalker() ? 3000 : 500);
        Session session = talkTo(hasty.withConnectTimeout(toStopIt), (text, wire) -> {
            while (text.equals(":READ?")) {
                wire.send("1");
            }
            wire.end("fine\n");
        });
        long start = System.nanoTime();
        assertThatThrownBy(() -> session.query(":READ?")).isInstanceOf(LinkTimeout.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NO_HANG);
        if (canStopATalker()) {
            assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("fine");
        } else {
            assertThatThrownBy(() -> session.query("a?", toStopIt)).isInstanceOf(LinkException.class);
        }
    }

    @Test
    void two_programs_on_one_port_do_not_mix() throws Exception {
        Peer peer = start((text, wire) -> wire.end(text + " back\n"));
        Session first = connect(peer, patient);
        assertThat(first.query("x?")).isEqualTo("x? back");
        if (!servesSeveralPrograms()) {
            assertThatThrownBy(() -> connect(peer, patient)).isInstanceOf(LinkLocked.class);
            return;
        }
        Session second = connect(peer, patient);
        together(2, worker -> {
            Session mine = worker == 0 ? first : second;
            for (int i = 0; i < 50; i++) {
                assertThat(mine.query(worker + ":" + i)).isEqualTo(worker + ":" + i + " back");
            }
        });
    }

    // What goes beside the messages.

    @Test
    void the_status_byte_is_to_be_had() throws Exception {
        Peer peer = start((text, wire) -> wire.end("1\n"));
        Session session = connect(peer, patient);
        peer.status(0x51);
        assertThat(session.statusByte()).isEqualTo(0x51);
        peer.status(0);
        assertThat(session.statusByte()).isZero();
    }

    @Test
    void trigger_clear_remote_and_local_reach_the_instrument() throws Exception {
        Peer peer = start((text, wire) -> {
            if (text.endsWith("?")) {
                wire.end("answer to " + text + "\n");
            }
        });
        Session session = connect(peer, patient);
        session.trigger();
        assertThat(session.query("a?")).isEqualTo("answer to a?");
        assertThat(peer.heard()).containsAnyOf("(trigger)", "*TRG");
        session.write("b?");
        session.clear();
        assertThat(session.query("c?")).isEqualTo("answer to c?");
        if (peer.offers().contains(Link.Feature.REMOTE_LOCAL)) {
            session.remote();
            session.local();
            assertThat(session.query("d?")).isEqualTo("answer to d?");
        } else {
            assertThatThrownBy(session::local)
                    .isInstanceOf(LinkUnsupported.class)
                    .hasMessageContaining("this kind of link has no remote and local; VXI-11");
        }
    }

    @Test
    void a_lock_keeps_others_out_until_it_is_given_back() throws Exception {
        Peer peer = start((text, wire) -> wire.end("answer to " + text + "\n"));
        Session first = connect(peer, patient);
        if (!peer.offers().contains(Link.Feature.LOCK)) {
            assertThatThrownBy(() -> first.lock(Duration.ZERO))
                    .isInstanceOf(LinkUnsupported.class)
                    .hasMessageContaining("VXI-11 and HiSLIP have it");
            return;
        }
        Session second = connect(peer, patient);
        first.lock(Duration.ZERO);
        assertThatThrownBy(() -> second.lock(Duration.ofMillis(50)))
                .isInstanceOf(LinkLocked.class)
                .hasMessageContaining("nvm at " + peer.resource());
        assertThat(first.query("a?")).isEqualTo("answer to a?");
        first.unlock();
        second.lock(Duration.ofSeconds(5));
        second.unlock();
    }

    @Test
    void a_service_request_wakes_who_waits_for_it_while_others_talk() throws Exception {
        Peer peer = start((text, wire) -> wire.end("answer to " + text + "\n"));
        Session session = connect(peer, patient);
        if (!peer.offers().contains(Link.Feature.SERVICE_REQUEST)) {
            assertThatThrownBy(() -> session.awaitServiceRequest(Duration.ofSeconds(1)))
                    .isInstanceOf(LinkUnsupported.class)
                    .hasMessageContaining("this kind of link has no service request");
            return;
        }
        assertThat(session.awaitServiceRequest(Duration.ofMillis(20))).isFalse();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        open.add(pool::shutdown);
        Future<Boolean> waiting = pool.submit(() -> session.awaitServiceRequest(Duration.ofSeconds(20)));
        assertThat(session.query("a?")).isEqualTo("answer to a?");
        peer.status(0x50);
        peer.requestService();
        assertThat(waiting.get()).isTrue();
        assertThat(session.statusByte()).isEqualTo(0x50);
        assertThat(session.awaitServiceRequest(Duration.ofMillis(20))).isFalse();
    }

    @Test
    void a_closed_session_says_so() throws Exception {
        Session session = talkTo(patient, (text, wire) -> wire.end("1\n"));
        session.close();
        session.close();
        assertThatThrownBy(() -> session.query("a?"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nvm is closed");
    }

    /** Runs something on several threads, and fails when one of them does. */
    private static void together(int workers, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                running.add(pool.submit(() -> {
                    work.of(number);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    @FunctionalInterface
    private interface Work {
        void of(int worker) throws Exception;
    }
}
