package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The units that a number may carry, with the multipliers of IEEE 488.2 table 7-2. {@code M} is milli, except before
 * {@code HZ} and {@code OHM}, where it is mega; {@code MA} is always mega.
 */
public final class Dimension {

    private static final Map<String, Double> MULTIPLIERS = Map.ofEntries(
            Map.entry("EX", 1e18),
            Map.entry("PE", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("MA", 1e6),
            Map.entry("K", 1e3),
            Map.entry("", 1.0),
            Map.entry("M", 1e-3),
            Map.entry("U", 1e-6),
            Map.entry("N", 1e-9),
            Map.entry("P", 1e-12),
            Map.entry("F", 1e-15),
            Map.entry("A", 1e-18));

    public static final Dimension NONE = new Dimension();
    public static final Dimension AMPERES = scaled("A");
    public static final Dimension VOLTS = scaled("V").and("VP", 1);
    /** A generator's amplitude; which of the three a number was given in, {@link Call#unit} says. */
    public static final Dimension AMPLITUDE = scaled("V")
            .and("VP", 1)
            .and("VPP", 1)
            .and("MVPP", 1e-3)
            .and("VRMS", 1)
            .and("MVRMS", 1e-3)
            .and("DBM", 1);

    public static final Dimension HERTZ = scaled("HZ");
    public static final Dimension SECONDS = scaled("S");
    public static final Dimension OHMS = scaled("OHM");
    public static final Dimension DBM = new Dimension().and("DBM", 1);
    public static final Dimension DECIBEL = new Dimension().and("DB", 1);
    public static final Dimension PERCENT = new Dimension().and("PCT", 1).and("%", 1);
    public static final Dimension DEGREES = new Dimension().and("DEG", 1).and("RAD", 180 / Math.PI);

    public static final Dimension RADIANS = new Dimension().and("RAD", 1).and("DEG", Math.PI / 180);

    private final Map<String, Double> factors;

    private Dimension() {
        this.factors = new HashMap<>();
    }

    private static Dimension scaled(String unit) {
        Dimension dimension = new Dimension();
        MULTIPLIERS.forEach((prefix, factor) -> dimension.factors.put(prefix + unit, factor));
        if (unit.equals("HZ") || unit.equals("OHM")) {
            dimension.factors.put("M" + unit, 1e6);
        }
        return dimension;
    }

    private Dimension and(String suffix, double factor) {
        factors.put(suffix, factor);
        return this;
    }

    boolean takesSuffix() {
        return !factors.isEmpty();
    }

    /** What a number with this suffix is multiplied by; empty when the suffix is of another dimension. */
    OptionalDouble factor(String suffix) {
        Double factor = factors.get(suffix.toUpperCase(Locale.ROOT));
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
    }
}
