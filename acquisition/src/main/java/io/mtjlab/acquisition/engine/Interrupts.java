package io.mtjlab.acquisition.engine;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

import org.jspecify.annotations.Nullable;

/** Tells what was thrown because a thread was asked to stop from what went wrong. */
final class Interrupts {

    private Interrupts() {}

    static boolean caused(Throwable e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            boolean timeout = t instanceof SocketTimeoutException;
            if (t instanceof InterruptedException
                    || t instanceof ClosedByInterruptException
                    || (t instanceof InterruptedIOException && !timeout)) {
                return true;
            }
        }
        return false;
    }
}
