package io.mtjlab.simulators.mnemonic;

/** Eight bits that stay set until read, with an enable mask. */
public final class EventRegister {

    private int bits;
    private int enable;

    public void set(int mask) {
        bits |= mask & 0xff;
    }

    public int take() {
        int taken = bits;
        bits = 0;
        return taken;
    }

    /** Reads and clears one bit. */
    public int take(int bit) {
        int value = bits >> bit & 1;
        bits &= ~(1 << bit);
        return value;
    }

    public boolean summary() {
        return (bits & enable) != 0;
    }

    public int enable() {
        return enable;
    }

    public void enable(int mask) {
        enable = mask & 0xff;
    }

    public void clear() {
        bits = 0;
    }
}
