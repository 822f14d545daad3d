package io.mtjlab.simulators.server.pty;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/**
 * What a pseudo-terminal needs of the C library (POSIX.1-2008; {@code cfmakeraw} and FIONBIO are older than that and
 * everywhere). Failures are {@link LastErrorException}s.
 */
interface CLibrary extends Library {

    int O_RDWR = 2;
    int O_NOCTTY = Platform.isMac() ? 0x20000 : 0x100;
    int FIONBIO = Platform.isMac() ? 0x8004667e : 0x5421;
    int EAGAIN = Platform.isMac() ? 35 : 11;
    int TCSANOW = 0;
    short POLLIN = 1;
    short POLLOUT = 4;

    /** At least the size of {@code struct termios}: 60 bytes on Linux, 72 on macOS. */
    int TERMIOS_BYTES = 256;

    static CLibrary load() {
        return Native.load("c", CLibrary.class);
    }

    int posix_openpt(int flags) throws LastErrorException;

    int grantpt(int fd) throws LastErrorException;

    int unlockpt(int fd) throws LastErrorException;

    Pointer ptsname(int fd) throws LastErrorException;

    int open(String path, int flags) throws LastErrorException;

    int close(int fd) throws LastErrorException;

    int tcgetattr(int fd, byte[] termios) throws LastErrorException;

    void cfmakeraw(byte[] termios);

    int tcsetattr(int fd, int when, byte[] termios) throws LastErrorException;

    int ioctl(int fd, long request, IntByReference value) throws LastErrorException;

    int poll(Pointer pollfd, long count, int timeoutMillis) throws LastErrorException;

    long read(int fd, byte[] buffer, long count) throws LastErrorException;

    long write(int fd, byte[] buffer, long count) throws LastErrorException;
}
