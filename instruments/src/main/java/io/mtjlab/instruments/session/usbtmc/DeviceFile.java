package io.mtjlab.instruments.session.usbtmc;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

import io.mtjlab.instruments.session.LinkFailure;

/** A device in /dev by Linux's own calls, since Java has no ioctl. Open for one program at a time, by {@code flock}. */
final class DeviceFile implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_CLOEXEC = 0x80000;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ETIMEDOUT = 110;

    /** The calls, with their C names and arguments. */
    private interface LibC extends Library {
        int open(String path, int flags, Object... mode) throws LastErrorException;

        int close(int file) throws LastErrorException;

        int flock(int file, int operation) throws LastErrorException;

        NativeLong read(int file, Memory buffer, NativeLong count) throws LastErrorException;

        NativeLong write(int file, Memory buffer, NativeLong count) throws LastErrorException;

        int ioctl(int file, NativeLong request, Object... argument) throws LastErrorException;
    }

    /** Loaded when the first device is opened, so that nothing of it is needed elsewhere. */
    private static final class C {
        private static final LibC LIBRARY = Native.load("c", LibC.class);
    }

    private final Path path;
    private final int file;
    private boolean closed;

    private DeviceFile(Path path, int file) {
        this.path = path;
        this.file = file;
    }

    /** @throws LinkFailure of kind {@code LOCKED} when another program has it */
    static DeviceFile open(Path path) throws IOException {
        int file;
        try {
            file = C.LIBRARY.open(path.toString(), O_RDWR | O_CLOEXEC);
        } catch (LastErrorException e) {
            String hint = e.getErrorCode() == EACCES ? "; a udev rule for class usbmisc can allow it" : "";
            throw e.getErrorCode() == EBUSY ? locked(path) : new IOException(path + ": " + e.getMessage() + hint, e);
        }
        DeviceFile device = new DeviceFile(path, file);
        try {
            C.LIBRARY.flock(file, LOCK_EX_NB);
            return device;
        } catch (LastErrorException e) {
            device.close();
            throw e.getErrorCode() == EAGAIN ? locked(path) : device.failure(e);
        }
    }

    private static LinkFailure locked(Path path) {
        return new LinkFailure(LinkFailure.Kind.LOCKED, path + " is in use by another program");
    }

    void write(byte[] bytes, int length) throws IOException {
        try (Memory buffer = new Memory(Math.max(1, length))) {
            buffer.write(0, bytes, 0, length);
            int sent = 0;
            while (sent < length) {
                Memory rest = sent == 0 ? buffer : copy(bytes, sent, length);
                sent += C.LIBRARY
                        .write(file, rest, new NativeLong(length - sent))
                        .intValue();
            }
        } catch (LastErrorException e) {
            throw failure(e);
        }
    }

    private static Memory copy(byte[] bytes, int from, int to) {
        Memory memory = new Memory(to - from);
        memory.write(0, Arrays.copyOfRange(bytes, from, to), 0, to - from);
        return memory;
    }

    /** At least one byte; 0 at the end of an empty message. */
    int read(byte[] into, int from, int to) throws IOException {
        try (Memory buffer = new Memory(to - from)) {
            int count = C.LIBRARY.read(file, buffer, new NativeLong(to - from)).intValue();
            buffer.read(0, into, from, count);
            return count;
        } catch (LastErrorException e) {
            throw failure(e);
        }
    }

    /** @param argument 0 where the request takes none */
    void control(Ioctl request, int argument) throws IOException {
        try (Memory memory = new Memory(4)) {
            memory.setInt(0, argument);
            control(request, memory);
        }
    }

    /** The byte that the request gives. */
    int ask(Ioctl request) throws IOException {
        try (Memory memory = new Memory(4)) {
            memory.setInt(0, 0);
            control(request, memory);
            return memory.getByte(0) & 0xff;
        }
    }

    private void control(Ioctl request, Memory memory) throws IOException {
        try {
            C.LIBRARY.ioctl(file, new NativeLong(request.request()), request.bytes() == 0 ? 0 : memory);
        } catch (LastErrorException e) {
            throw failure(e);
        }
    }

    private IOException failure(LastErrorException e) {
        IOException failure = e.getErrorCode() == ETIMEDOUT
                ? new SocketTimeoutException(path + ": the instrument is silent")
                : new IOException(path + ": " + e.getMessage());
        failure.initCause(e);
        return failure;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                C.LIBRARY.close(file);
            } catch (LastErrorException e) {
                // Nothing can be done about it, and nothing is lost.
            }
        }
    }
}
