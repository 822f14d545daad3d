package io.mtjlab.simulators.server.pty;

import java.io.IOException;
import java.util.Arrays;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;

/**
 * A pseudo-terminal, raw: what is written at one end is read at the other, byte for byte. The far end is kept open here,
 * too, so that it stays raw and a client may come and go. Safe for several threads.
 */
final class PseudoTerminal implements AutoCloseable {

    private static final int POLLFD_BYTES = 8;

    private final CLibrary c;
    private final int near;
    private final int far;
    private final String path;
    private final byte[] buffer = new byte[4_096];
    private boolean closed;

    /** @throws IOException when this system has none, or none left */
    PseudoTerminal() throws IOException {
        try {
            c = CLibrary.load();
            near = c.posix_openpt(CLibrary.O_RDWR | CLibrary.O_NOCTTY);
            c.grantpt(near);
            c.unlockpt(near);
            path = c.ptsname(near).getString(0);
            far = c.open(path, CLibrary.O_RDWR | CLibrary.O_NOCTTY);
            byte[] settings = new byte[CLibrary.TERMIOS_BYTES];
            c.tcgetattr(far, settings);
            c.cfmakeraw(settings);
            c.tcsetattr(far, CLibrary.TCSANOW, settings);
            c.ioctl(near, CLibrary.FIONBIO, new IntByReference(1));
        } catch (LastErrorException | UnsatisfiedLinkError e) {
            throw new IOException("no pseudo-terminal: " + e.getMessage(), e);
        }
    }

    /** What a client opens. */
    String path() {
        return path;
    }

    /** Waits for bytes, so long at most. */
    boolean awaitBytes(int timeoutMillis) throws IOException {
        return await(CLibrary.POLLIN, timeoutMillis);
    }

    /** Waits for room to write, so long at most. */
    boolean awaitRoom(int timeoutMillis) throws IOException {
        return await(CLibrary.POLLOUT, timeoutMillis);
    }

    private boolean await(short event, int timeoutMillis) throws IOException {
        try (Memory pollfd = new Memory(POLLFD_BYTES)) {
            pollfd.setInt(0, near);
            pollfd.setShort(4, event);
            pollfd.setShort(6, (short) 0);
            return c.poll(pollfd, 1, timeoutMillis) > 0;
        } catch (LastErrorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * True when a client has written what nobody has read. The kernel carries bytes from end to end by a worker of its
     * own, so that a count of what has arrived (FIONREAD) may overlook what is on its way; poll waits for that worker
     * first (n_tty_poll flushes the buffer's work since Linux 4.5).
     */
    synchronized boolean bytesWait() {
        try {
            return !closed && awaitBytes(0);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is there now, perhaps nothing; for one thread alone. */
    byte[] read() throws IOException {
        try {
            return Arrays.copyOf(buffer, (int) c.read(near, buffer, buffer.length));
        } catch (LastErrorException e) {
            if (e.getErrorCode() == CLibrary.EAGAIN) {
                return new byte[0];
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Writes what there is room for; returns how many bytes that were. */
    int write(byte[] bytes) throws IOException {
        try {
            return (int) c.write(near, bytes, bytes.length);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == CLibrary.EAGAIN) {
                return 0;
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            c.close(far);
            c.close(near);
        }
    }
}
