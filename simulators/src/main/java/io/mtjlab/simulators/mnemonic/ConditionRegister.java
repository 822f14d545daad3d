package io.mtjlab.simulators.mnemonic;

/** What is so, what came to be so since it was asked, and what of that is summed up in the status byte. */
public final class ConditionRegister {

    private final EventRegister events = new EventRegister();
    private int condition;

    /** So from now on, and an event each time, whatever was so before. */
    public void happened(int bits) {
        condition |= bits;
        events.set(bits);
    }

    public void gone(int bits) {
        condition &= ~bits;
    }

    /** An event only where it was not so before. */
    public void set(int bits, boolean on) {
        if (!on) {
            gone(bits);
        } else if (!has(bits)) {
            happened(bits);
        }
    }

    public boolean has(int bits) {
        return (condition & bits) != 0;
    }

    public int condition() {
        return condition;
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

    public boolean summary() {
        return events.summary();
    }

    /** Forgets events. */
    public void clear() {
        events.clear();
    }

    public void powerOn() {
        condition = 0;
        events.clear();
        events.enable(0);
    }
}
