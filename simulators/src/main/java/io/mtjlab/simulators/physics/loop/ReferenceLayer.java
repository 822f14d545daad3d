package io.mtjlab.simulators.physics.loop;

/**
 * A reference layer that its synthetic antiferromagnet pins along the negative easy axis; a field beyond its flop field
 * turns it along the field, and it comes back when the field is small again. Not thread-safe.
 *
 * @see LoopPreset#kumar2024
 */
public final class ReferenceLayer {

    private final double returnOersted;
    private final double flopOersted;
    private boolean flopped;

    /**
     * @param returnOersted field at which it is back under falling field
     * @param flopOersted field at which it turns under rising field, at least that
     */
    public ReferenceLayer(double returnOersted, double flopOersted) {
        if (!(flopOersted >= returnOersted)) {
            throw new IllegalArgumentException(
                    "a reference layer that flops at " + flopOersted + " Oe and returns at " + returnOersted + " Oe");
        }
        this.returnOersted = returnOersted;
        this.flopOersted = flopOersted;
    }

    /** Direction along the easy axis, +1 or -1, after this field. */
    public int direction(double easyOersted) {
        flopped = easyOersted > flopOersted || (flopped && easyOersted > returnOersted);
        return flopped ? 1 : -1;
    }
}
