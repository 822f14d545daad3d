package io.mtjlab.instruments.session.hislip;

/**
 * The numbers by which the two sides name messages (IVI-6.1, sections 3.1 and 4.4): ours goes up by two with each message
 * that is sent, and an answer bears the number of its question. For one thread.
 */
final class MessageNumbers {

    /** Of a message whose query did not end with the message (section 3.1.1). */
    static final int ANY = 0xFFFF_FFFF;

    private static final int FIRST = 0xFFFF_FF00;
    private static final int STEP = 2;

    private int next = FIRST;
    private int lastDelivered = FIRST - STEP;

    /** An answer was delivered in full, and the instrument does not know yet. */
    private boolean untold;

    /** Begins anew, as both sides do after a device clear. */
    void restart() {
        next = FIRST;
        lastDelivered = FIRST - STEP;
        untold = false;
    }

    /** For a message that is sent now. */
    int take() {
        int number = next;
        next += STEP;
        return number;
    }

    /** Of the message that was sent last. */
    int last() {
        return next - STEP;
    }

    /** The answer with this number was delivered in full. */
    void delivered(int number) {
        lastDelivered = number;
        untold = true;
    }

    /** Of the answer that was delivered last. */
    int lastDelivered() {
        return lastDelivered;
    }

    /** 1 when an answer was delivered in full since this was told last, else 0 (RMT-delivered, section 4.4). */
    int takeDelivered() {
        int told = untold ? 1 : 0;
        untold = false;
        return told;
    }
}
