package io.mtjlab.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers whether everything arrived: writers and print streams keep quiet about a full disk, and
 * who redirected a result into a file would be told that all is well.
 */
final class StandardOutput extends FilterOutputStream {

    private @Nullable IOException failure;

    StandardOutput() {
        this(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) {
        noting(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        noting(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        noting(out::flush);
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private synchronized void noting(Write write) {
        if (failure == null) {
            try {
                write.run();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /**
     * What the process tells its caller, who is also told when something did not arrive. A reader that had enough, as
     * {@code head} has, is none of our failures.
     */
    synchronized int status(int status, PrintWriter err) {
        if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return status;
        }
        err.println("mtjlab: standard output cannot be written: " + failure.getMessage());
        return status == ExitStatus.DONE ? ExitStatus.FAILED : status;
    }
}
