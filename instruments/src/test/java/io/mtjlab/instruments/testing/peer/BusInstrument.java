package io.mtjlab.instruments.testing.peer;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * An instrument on a GPIB bus as IEEE 488.2 wants it: an input, an output queue that a new message empties (section
 * 6.3.2.3), a status byte whose request bit a serial poll takes back (section 11.3).
 */
final class BusInstrument {

    /** The last byte of an answer has END with it. */
    static final int END = 256;

    /** No byte: behind everything that was said the adapter leaves its host. */
    static final int HANG_UP = 512;

    private static final int REQUEST_FOR_SERVICE = 64;

    private final Peer.Script script;
    private final ScriptRunner runner = new ScriptRunner();
    private final BlockingQueue<Integer> output = new LinkedBlockingQueue<>(1 << 16);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int statusByte;

    BusInstrument(Peer.Script script) {
        this.script = script;
    }

    /** False while the queue is full. */
    private synchronized boolean taken(int next, int era) throws InterruptedException {
        runner.mustStillBe(era);
        return output.offer(next);
    }

    synchronized void listen(String message, PrologixPeer.Host host) {
        heard.add(message);
        output.clear();
        int era = runner.era();
        runner.run(() -> script.message(message, new BusWire(host, era)));
    }

    /** The next byte, with {@link #END} or not, or {@link #HANG_UP}; null when there is none within the time. */
    @Nullable
    Integer talk(long millis) throws InterruptedException {
        return output.poll(millis, TimeUnit.MILLISECONDS);
    }

    boolean saysMore() {
        return !output.isEmpty();
    }

    int serialPoll() {
        int found = statusByte;
        statusByte = found & ~REQUEST_FOR_SERVICE;
        return found;
    }

    boolean requests() {
        return (statusByte & REQUEST_FOR_SERVICE) != 0;
    }

    void status(int newStatusByte) {
        statusByte = newStatusByte;
    }

    synchronized void clear() {
        heard.add("(clear)");
        runner.clear();
        output.clear();
    }

    void note(String what) {
        heard.add(what);
    }

    List<String> heard() {
        return heard;
    }

    void close() {
        runner.close();
    }

    private final class BusWire implements Peer.Wire {
        private final PrologixPeer.Host host;
        private final int era;

        BusWire(PrologixPeer.Host host, int era) {
            this.host = host;
            this.era = era;
        }

        @Override
        public int connection() {
            return host.number();
        }

        @Override
        public void send(byte[] bytes) throws InterruptedException {
            put(bytes, 0);
        }

        @Override
        public void end(byte[] bytes) throws InterruptedException {
            put(bytes, END);
        }

        private void put(byte[] bytes, int last) throws InterruptedException {
            for (int i = 0; i < bytes.length; i++) {
                put((bytes[i] & 0xff) | (i == bytes.length - 1 ? last : 0));
            }
        }

        private void put(int next) throws InterruptedException {
            while (!taken(next, era)) {
                LockSupport.parkNanos(100_000);
            }
        }

        /** An instrument cannot leave the bus; what can is the adapter. */
        @Override
        public void hangUp() throws InterruptedException {
            put(HANG_UP);
        }

        @Override
        public void reset() throws InterruptedException {
            put(HANG_UP);
        }
    }
}
