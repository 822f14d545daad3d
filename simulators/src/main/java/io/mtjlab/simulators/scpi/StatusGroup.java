package io.mtjlab.simulators.scpi;

/**
 * A condition register with its transition filters, event and enable registers (SCPI-99 volume 1, chapter 9, figure
 * 9-1). Fifteen bits: the sixteenth is always 0.
 */
public final class StatusGroup {

    private static final int MASK = 0x7fff;

    private int condition;
    private int event;
    private int enable;
    private int positive = MASK;
    private int negative;

    /** Sets or clears condition bits; transitions that the filters pass become events. */
    public void condition(int bits, boolean on) {
        int now = on ? condition | bits : condition & ~bits;
        event |= (now & ~condition & positive) | (condition & ~now & negative);
        condition = now & MASK;
    }

    public int condition() {
        return condition;
    }

    /** Reads the event register, which clears it. */
    public int takeEvent() {
        int taken = event;
        event = 0;
        return taken;
    }

    public boolean summary() {
        return (event & enable) != 0;
    }

    public int enable() {
        return enable;
    }

    public void enable(int mask) {
        enable = mask & MASK;
    }

    public int positive() {
        return positive;
    }

    public void positive(int mask) {
        positive = mask & MASK;
    }

    public int negative() {
        return negative;
    }

    public void negative(int mask) {
        negative = mask & MASK;
    }

    public void clearEvent() {
        event = 0;
    }

    /** STATus:PRESet for the groups below those two: all enabled (SCPI-99 volume 2, 20.2). */
    void presetBelow() {
        preset();
        enable = MASK;
    }

    /** STATus:PRESet for OPERation and QUEStionable: nothing enabled, rising edges pass. */
    public void preset() {
        enable = 0;
        positive = MASK;
        negative = 0;
    }
}
