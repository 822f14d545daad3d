package io.mtjlab.simulators.scpi;

import java.util.List;
import java.util.Locale;

/** The bases that an instrument tells a pattern of bits in (prefixes of IEEE 488.2, 8.7.4), by their place in {@link #WORDS}. */
public final class NumberBase {

    public static final List<String> WORDS = List.of("ASCii", "HEXadecimal", "OCTal", "BINary");

    private NumberBase() {}

    public static String print(int base, int bits) {
        return switch (base) {
            case 1 -> "#H" + Integer.toHexString(bits).toUpperCase(Locale.ROOT);
            case 2 -> "#Q" + Integer.toOctalString(bits);
            case 3 -> "#B" + Integer.toBinaryString(bits);
            default -> Integer.toString(bits);
        };
    }
}
