package io.mtjlab.instruments.session.serial;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.visa.SerialResource;

/**
 * An instrument on a serial port.
 *
 * <p>Opening the port anew does not keep a late answer away, since the instrument notices nothing of it. After a
 * failure {@code *IDN?} is sent instead: an instrument that answers in turn has then said everything that was due
 * before, and with its answer, or its complaint about the question, and {@link #QUIET} of silence all of it has
 * arrived and is thrown away. Only an instrument that answers nothing at all can still be late after that.
 */
public final class SerialLink implements Link {

    /** How long the line must be silent until everything counts as said. */
    static final Duration QUIET = Duration.ofMillis(300);

    private static final String FENCE = "*IDN?";

    private final ByteLine line;
    private final byte[] fence;
    private long deadlineNanos = System.nanoTime();

    SerialLink(ByteLine line, Terminator terminator) {
        this.line = line;
        this.fence = (FENCE + terminator.characters()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Opens the port; sends nothing. */
    public static SerialLink connect(SerialResource resource, SessionOptions options) throws IOException {
        return new SerialLink(SerialLine.open(resource.device(), options.link().serial()), options.terminator());
    }

    @Override
    public void begin(long newDeadlineNanos) {
        deadlineNanos = newDeadlineNanos;
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        line.write(message, length, deadlineNanos);
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        int count = receiveWithin(into, from, to, Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
        if (count == 0) {
            throw new SocketTimeoutException("the line is silent");
        }
        return count;
    }

    @Override
    public int receiveWithin(byte[] into, int from, int to, Duration silence) throws IOException {
        return line.read(into, from, to, silence);
    }

    @Override
    public boolean marksEnds() {
        return false;
    }

    @Override
    public int waiting() throws IOException {
        return line.waiting();
    }

    @Override
    public boolean resynchronise() throws IOException {
        byte[] stale = new byte[4096];
        line.write(fence, fence.length, deadlineNanos);
        boolean answered = false;
        while (System.nanoTime() - deadlineNanos < 0) {
            boolean silent = line.read(stale, 0, stale.length, QUIET) == 0;
            if (silent && answered) {
                return true;
            }
            answered |= !silent;
        }
        return false;
    }

    /** Reads keep the time themselves. */
    @Override
    public void expire() {}

    @Override
    public void close() {
        line.close();
    }
}
