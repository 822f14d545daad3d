package io.mtjlab.instruments.session.prologix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.serial.ByteLine;

/**
 * A Prologix-style GPIB controller that several instruments share. Whatever belongs together on the bus (address and
 * message; address, read and its whole answer; a serial poll and its result) is done under one lock, so that answers
 * cannot mix. Between a message and the read of its answer others may have the bus: each instrument keeps its answer.
 *
 * <p>Where an answer ends, the adapter tells by a character of its own behind the last one ({@code ++eot_enable}). In
 * text that character does not occur. In binary data it may, so there the adapter is asked for something else behind
 * it ({@code ++srq}), which it only answers when the read is over.
 *
 * <p>When the instrument is silent for longer than {@code ++read_tmo_ms} the adapter gives its read up and says
 * nothing of it. So after that time and a margin the read is asked for anew, until the caller's time is up; an
 * instrument that is asked before it has an answer just lets the bus wait.
 *
 * <p>Source: Prologix GPIB-USB Controller User Manual 6.107 (2011) and GPIB-ETHERNET Controller User Manual: data
 * transmission and escaping (section 7), commands (section 8). That a command which arrives during a read waits for its
 * end is not said there in so many words; it is what programs rely on that send both at once.
 */
final class Adapter {

    /** Behind every answer: EOT, which no text contains. */
    static final int END_MARK = 4;

    /** {@code ++read_tmo_ms} may be 1 to 3000. */
    private static final Duration READ_TIME = Duration.ofMillis(1000);

    /** What the network and the operating system may add to that. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final int LARGEST_ANSWER = 1 << 28;

    private static final String SETUP = "++savecfg 0\n++mode 1\n++auto 0\n++eos 3\n++eoi 1\n++eot_enable 1\n++eot_char "
            + END_MARK + "\n++read_tmo_ms " + READ_TIME.toMillis() + "\n";

    private final ByteLine line;
    private final ReentrantLock bus = new ReentrantLock();
    private final byte[] chunk = new byte[1 << 14];

    private final Set<GpibAddress> claimed = ConcurrentHashMap.newKeySet();
    private String addressed = "";
    private boolean dirty;
    private long busyNanos = System.nanoTime();
    private volatile boolean broken;

    private Adapter(ByteLine line) {
        this.line = line;
    }

    /** Sets the adapter up; nothing reaches an instrument. */
    static Adapter on(ByteLine line, long deadlineNanos) throws IOException {
        Adapter adapter = new Adapter(line);
        adapter.put(SETUP, deadlineNanos);
        return adapter;
    }

    /** What is done on the bus as one. */
    @FunctionalInterface
    private interface Turn<T> {
        T take() throws IOException;
    }

    /**
     * Two sessions at one address would get each other's answers.
     *
     * @throws LinkFailure of kind {@code LOCKED} when another session has it
     */
    void claim(GpibAddress address) throws LinkFailure {
        if (!claimed.add(address)) {
            throw new LinkFailure(
                    LinkFailure.Kind.LOCKED,
                    "GPIB address " + address.numbers() + " is in use by another session of this program");
        }
    }

    void give(GpibAddress address) {
        claimed.remove(address);
    }

    /** Sends a message with END on its last byte. */
    void send(GpibAddress address, byte[] message, int length, long deadlineNanos) throws IOException {
        turn(address, deadlineNanos, () -> {
            byte[] escaped = escaped(message, length);
            line.write(escaped, escaped.length, deadlineNanos);
            return length;
        });
    }

    /** A whole answer, up to END. */
    byte[] receive(GpibAddress address, byte terminator, long deadlineNanos) throws IOException {
        return turn(address, deadlineNanos, () -> {
            put("++read eoi\n", deadlineNanos);
            return answer(terminator, deadlineNanos);
        });
    }

    int serialPoll(GpibAddress address, long deadlineNanos) throws IOException {
        return turn(address, deadlineNanos, () -> asked("++spoll", deadlineNanos));
    }

    /** True when anything on the bus requests service. */
    boolean serviceRequested(long deadlineNanos) throws IOException {
        return turn(GpibAddress.NONE, deadlineNanos, () -> asked("++srq", deadlineNanos)) == 1;
    }

    /** An addressed command without an answer: {@code ++clr}, {@code ++trg}, {@code ++loc}. */
    void command(GpibAddress address, String command, long deadlineNanos) throws IOException {
        turn(address, deadlineNanos, () -> {
            put(command + "\n", deadlineNanos);
            return true;
        });
    }

    private <T> T turn(GpibAddress address, long deadlineNanos, Turn<T> turn) throws IOException {
        enter(deadlineNanos);
        try {
            if (broken) {
                throw new IOException("the connection to the adapter is gone");
            }
            if (dirty) {
                clean(deadlineNanos);
            }
            if (address != GpibAddress.NONE && !addressed.equals(address.numbers())) {
                put("++addr " + address.numbers() + "\n", deadlineNanos);
                addressed = address.numbers();
            }
            return turn.take();
        } catch (IOException e) {
            IOException why = e instanceof AnswerCut cut ? cut.why() : e;
            dirty = true;
            broken |= !(why instanceof SocketTimeoutException || why instanceof LinkFailure);
            throw e;
        } finally {
            bus.unlock();
        }
    }

    private void enter(long deadlineNanos) throws SocketTimeoutException {
        try {
            if (!bus.tryLock(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException("the adapter was busy with other instruments all the time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketTimeoutException("interrupted while others had the adapter");
        }
    }

    /** After a failed exchange: waits out the read that may be under way, whoever's it was, and throws away what came. */
    private void clean(long deadlineNanos) throws IOException {
        while (true) {
            long freeNanos = busyNanos + READ_TIME.plus(MARGIN).toNanos();
            long nowNanos = System.nanoTime();
            if (nowNanos - freeNanos >= 0 && line.waiting() == 0) {
                dirty = false;
                return;
            }
            if (nowNanos - deadlineNanos >= 0) {
                throw new SocketTimeoutException("the adapter is still busy with an exchange that failed");
            }
            Duration patience = Duration.ofNanos(Math.max(1_000_000, freeNanos - nowNanos));
            if (line.read(chunk, 0, chunk.length, left(deadlineNanos, patience)) > 0) {
                busyNanos = System.nanoTime();
            }
        }
    }

    private void put(String commands, long deadlineNanos) throws IOException {
        byte[] bytes = commands.getBytes(StandardCharsets.ISO_8859_1);
        line.write(bytes, bytes.length, deadlineNanos);
        busyNanos = System.nanoTime();
    }

    /** The number that the adapter itself answers. */
    private int asked(String command, long deadlineNanos) throws IOException {
        put(command + "\n", deadlineNanos);
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\n") < 0) {
            int count = line.read(chunk, 0, chunk.length, left(deadlineNanos, READ_TIME.multipliedBy(4)));
            if (count == 0) {
                throw new SocketTimeoutException("the adapter did not answer " + command);
            }
            text.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
        }
        try {
            return Integer.parseInt(text.toString().strip());
        } catch (NumberFormatException e) {
            throw new LinkFailure(
                    LinkFailure.Kind.NOT_AN_ANSWER, "the adapter answered " + command + " with '" + text + "'");
        }
    }

    private byte[] answer(byte terminator, long deadlineNanos) throws AnswerCut {
        Answer answer = new Answer(terminator);
        try {
            while (!answer.endsByMark()) {
                if (!more(answer, deadlineNanos)) {
                    if (answer.endsByTerminator()) {
                        return answer.soFar(); // an instrument that gives no END; the adapter's read is over by now
                    }
                    put("++read eoi\n", deadlineNanos);
                }
            }
            if (answer.isText()) {
                return answer.withoutMark();
            }
            put("++srq\n", deadlineNanos);
            while (!answer.endsBySentinel()) {
                if (!more(answer, deadlineNanos)) {
                    throw new SocketTimeoutException("the instrument stopped in the middle of binary data");
                }
            }
            return answer.withoutSentinel();
        } catch (IOException e) {
            throw new AnswerCut(answer.soFar(), e);
        }
    }

    /** False when the instrument has been silent for so long that the adapter has given up its read. */
    private boolean more(Answer answer, long deadlineNanos) throws IOException {
        int count = line.read(chunk, 0, chunk.length, left(deadlineNanos, READ_TIME.plus(MARGIN)));
        answer.append(chunk, count);
        busyNanos = count > 0 ? System.nanoTime() : busyNanos;
        if (answer.size() > LARGEST_ANSWER) {
            throw new LinkFailure(
                    LinkFailure.Kind.NOT_AN_ANSWER, "no end of the answer after " + answer.size() + " bytes");
        }
        if (count == 0 && System.nanoTime() - deadlineNanos >= 0) {
            throw new SocketTimeoutException("the instrument is silent");
        }
        return count > 0;
    }

    private static Duration left(long deadlineNanos, Duration most) {
        Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Makes data of what would be a command to the adapter or the end of a message to it. */
    static byte[] escaped(byte[] message, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 16);
        for (int i = 0; i < length; i++) {
            byte b = message[i];
            if (b == '\r' || b == '\n' || b == 27 || b == '+') {
                out.write(27);
            }
            out.write(b);
        }
        out.write('\n');
        return out.toByteArray();
    }

    boolean broken() {
        return broken;
    }

    void close() {
        broken = true;
        line.close();
    }
}
