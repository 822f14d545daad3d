package io.mtjlab.simulators.server.pty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.LineFramer;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.server.Wire;

/**
 * Lines over a serial port, ended by CR, LF or both; answers end as the instrument ends them. Speed and parity are not
 * looked at: a pseudo-terminal has none.
 *
 * @param link a path that shall lead to it, made now and removed with it; empty to use the one that the system chooses
 */
public record PtyWire(Optional<Path> link) implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(PtyWire.class);
    private static final int POLL_MILLIS = 200;

    /** What a client leaves unread beyond this is lost, as on a port without handshake. */
    private static final int MOST_UNSENT_ANSWERS = 1_024;

    @Override
    public OpenWire open(Lanes lanes) throws IOException {
        PseudoTerminal terminal = new PseudoTerminal();
        try {
            if (link.isPresent()) {
                lead(link.get(), Path.of(terminal.path()));
            }
        } catch (IOException e) {
            terminal.close();
            throw e;
        }
        return new Open(lanes, terminal, link);
    }

    /** A link that a process left behind when it was killed is replaced; anything else at that path is not ours. */
    private static void lead(Path link, Path terminal) throws IOException {
        if (Files.isSymbolicLink(link) && !Files.exists(link)) {
            Files.delete(link);
        }
        Files.createSymbolicLink(link, terminal);
    }

    private static final class Open implements OpenWire, LineFramer.LineSink {
        private final InstrumentLane instrument;
        private final PseudoTerminal terminal;
        private final Optional<Path> link;
        private final LineFramer framer = new LineFramer(this, true);
        private final StringBuilder answer = new StringBuilder(256);
        private final Lanes lanes;
        private final BlockingQueue<byte[]> unsent = new ArrayBlockingQueue<>(MOST_UNSENT_ANSWERS);
        private final List<Thread> threads;
        private volatile boolean serving;
        private volatile boolean closed;

        Open(Lanes lanes, PseudoTerminal terminal, Optional<Path> link) {
            this.lanes = lanes;
            this.instrument = lanes.instrument();
            this.terminal = terminal;
            this.link = link;
            this.threads = List.of(
                    new Thread(this::serve, "pty-" + lanes.role()), new Thread(this::send, "pty-out-" + lanes.role()));
            threads.forEach(thread -> {
                thread.setDaemon(true);
                thread.start();
            });
        }

        @Override
        public String place() {
            return link.map(Path::toString).orElse(terminal.path());
        }

        @Override
        public boolean idle() {
            return !terminal.bytesWait() && !serving;
        }

        /** The flag is up before the bytes are taken, and down after the instrument's thread has them to do. */
        private void serve() {
            try {
                while (!closed) {
                    if (terminal.awaitBytes(POLL_MILLIS) && !closed) {
                        serving = true;
                        byte[] bytes = terminal.read();
                        lanes.own().submit(() -> act(bytes));
                        serving = false;
                    }
                }
            } catch (IOException e) {
                LOG.warn("{}: the serial port ended: {}", lanes.role(), e.toString());
            } finally {
                serving = false;
            }
        }

        private void act(byte[] bytes) throws InterruptedException {
            answer.setLength(0);
            framer.take(ByteBuffer.wrap(bytes));
            if (answer.length() > 0) {
                byte[] bytesOut = instrument.dress(answer).bytes();
                if (bytesOut.length > 0 && !unsent.offer(bytesOut)) {
                    LOG.debug("{}: an answer was lost: nobody reads", lanes.role());
                }
            }
        }

        /** On a thread of its own: a client that reads nothing must not hold up the instrument. */
        private void send() {
            try {
                while (!closed) {
                    byte[] bytes = unsent.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    while (!closed && bytes != null && bytes.length > 0) {
                        int done = terminal.write(bytes);
                        bytes = Arrays.copyOfRange(bytes, done, bytes.length);
                        if (bytes.length > 0) {
                            terminal.awaitRoom(POLL_MILLIS);
                        }
                    }
                }
            } catch (IOException e) {
                LOG.warn("{}: the serial port ended: {}", lanes.role(), e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void line(String text) throws InterruptedException {
            instrument.speaks(Outlet.NONE);
            instrument.execute(text, answer);
        }

        @Override
        public void tooLong() {
            instrument.overrun();
        }

        @Override
        public void close() throws IOException {
            closed = true;
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            terminal.close();
            if (link.isPresent()) {
                Files.deleteIfExists(link.get());
            }
        }
    }
}
