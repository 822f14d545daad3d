package io.mtjlab.simulators.twin.sampling;

/** Numbers as bytes, one character each (IEEE 488.2, 8.7.9; IEEE 754). */
public final class Ieee754 {

    private static final int SINGLE_BYTES = 4;

    private Ieee754() {}

    /**
     * Appends a number of four or eight bytes, the one with the sign first unless swapped.
     *
     * @param bytes 4 or 8
     */
    public static void append(StringBuilder out, double value, int bytes, boolean swapped) {
        long bits = bytes == SINGLE_BYTES ? Float.floatToIntBits((float) value) : Double.doubleToLongBits(value);
        for (int i = 0; i < bytes; i++) {
            out.append((char) (bits >>> 8 * (swapped ? i : bytes - 1 - i) & 0xff));
        }
    }
}
