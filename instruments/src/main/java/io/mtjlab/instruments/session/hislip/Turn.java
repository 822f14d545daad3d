package io.mtjlab.instruments.session.hislip;

/** Whose turn it is: a device clear must not begin while a message is on its way out, nor the other way. Thread-safe. */
final class Turn {

    private boolean sending;
    private boolean clearing;

    /** Nothing was sent since the last device clear. */
    private boolean clean;

    /** @return false while a device clear is under way */
    synchronized boolean beginSending() {
        if (clearing) {
            return false;
        }
        sending = true;
        clean = false;
        return true;
    }

    synchronized void endSending() {
        sending = false;
    }

    /** @return false when a device clear is under way already, whose end is then to be waited for */
    synchronized boolean beginClear() {
        boolean begins = !clearing;
        clearing = true;
        return begins;
    }

    /** @return false when a message is on its way out, or a device clear is under way already */
    synchronized boolean beginClearBetweenMessages() {
        return !sending && beginClear();
    }

    /** The device clear was acknowledged. */
    synchronized void cleared() {
        sending = false;
        clearing = false;
        clean = true;
    }

    /** True when nothing was sent since the last device clear. */
    synchronized boolean clean() {
        return clean;
    }
}
