package io.mtjlab.simulators.mnemonic;

/** Bits, eight of them where nothing else is said, that stay set until read, with an enable mask. */
public final class EventRegister {

    private final int mask;
    private int bits;
    private int enable;

    public EventRegister() {
        this(8);
    }

    /** @param width how many bits it has */
    public EventRegister(int width) {
        mask = (1 << width) - 1;
    }

    /** Its highest bit. */
    public int highest() {
        return Integer.bitCount(mask) - 1;
    }

    public void set(int more) {
        bits |= more & mask;
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

    public void enable(int wanted) {
        enable = wanted & mask;
    }

    public void clear() {
        bits = 0;
    }
}
