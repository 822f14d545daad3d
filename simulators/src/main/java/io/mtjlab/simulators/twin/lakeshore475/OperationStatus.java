package io.mtjlab.simulators.twin.lakeshore475;

import io.mtjlab.simulators.mnemonic.EventRegister;

/**
 * OPST?, OPSTR? and OPSTE of a gaussmeter: what is so, what came to be so since it was asked, and what of that the
 * status byte tells. Bits as users' drivers of the 425 name them; the 475's are taken to be the same (remembered).
 */
public final class OperationStatus {

    static final int OVERLOAD = 1 << 1;
    static final int NEW_READING = 1 << 2;
    static final int ALARM = 1 << 3;
    static final int ZERO_PROBE_DONE = 1 << 7;

    private final EventRegister events = new EventRegister();
    private int condition;

    /** Each time anew, whatever was so before. */
    void happened(int bits) {
        condition |= bits;
        events.set(bits);
    }

    void gone(int bits) {
        condition &= ~bits;
    }

    void set(int bits, boolean on) {
        if (!on) {
            gone(bits);
        } else if (!has(bits)) {
            happened(bits);
        }
    }

    boolean has(int bits) {
        return (condition & bits) != 0;
    }

    /** A reading is new until it is told. */
    public int condition() {
        int told = condition;
        gone(NEW_READING);
        return told;
    }

    public int takeEvents() {
        return events.take();
    }

    public int enable() {
        return events.enable();
    }

    public void enable(int mask) {
        events.enable(mask);
    }

    boolean summary() {
        return events.summary();
    }

    void clear() {
        events.clear();
    }

    void powerOn() {
        condition = 0;
        events.clear();
        events.enable(0);
    }
}
