package io.mtjlab.networks.synapse;

import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;

/**
 * How a weight w, in units of the scale s, is held by conductances. A code is what is programmed: the number of parallel
 * cells, and with {@link #SIGNED} and {@link #SIGNED_WITH_ZERO} the sign that the periphery gives.
 */
public enum Mapping {
    /** Two compounds: {@code w = s (G+ - G-)/(G_P - G_AP)}; the side that is not needed has no cell parallel. 2n + 1 levels. */
    PAIR {
        @Override
        double ideal(int code, Compound compound) {
            return (double) code / compound.cells();
        }

        @Override
        int nearest(float w, Compound compound) {
            return (int) Math.rint(clip(w) * compound.cells());
        }
    },
    /** One compound against a constant: {@code w = s (2 (G - G_AP)/(G_P - G_AP) - 1)}. n + 1 levels, zero for even n alone. */
    OFFSET {
        @Override
        double ideal(int code, Compound compound) {
            return 2.0 * code / compound.cells() - 1;
        }

        @Override
        int nearest(float w, Compound compound) {
            return (int) Math.rint((clip(w) + 1) / 2 * compound.cells());
        }
    },
    /** One compound and a sign: {@code w = s sign G/G_P}. 2 (n + 1) levels, none of them zero. Code: sign (k + 1). */
    SIGNED {
        @Override
        double ideal(int code, Compound compound) {
            return Math.signum(code) * compound.conductance(Math.abs(code) - 1);
        }

        @Override
        int nearest(float w, Compound compound) {
            int code = nearestLevel(Math.abs(w), compound) + 1;
            return w < 0 ? -code : code;
        }

        @Override
        int even(float w, Compound compound) {
            int code = (int) Math.rint(Math.min(1, Math.abs(w)) * compound.cells()) + 1;
            return w < 0 ? -code : code;
        }
    },
    /** {@link #SIGNED}, and weights nearer to zero than to the lowest level are left out (not connected). Code 0. */
    SIGNED_WITH_ZERO {
        @Override
        double ideal(int code, Compound compound) {
            return code == 0 ? 0 : SIGNED.ideal(code, compound);
        }

        @Override
        int nearest(float w, Compound compound) {
            return Math.abs(w) < compound.lowest() / 2 ? 0 : SIGNED.nearest(w, compound);
        }

        @Override
        int even(float w, Compound compound) {
            int code = (int) Math.rint(Math.min(1, Math.abs(w)) * (compound.cells() + 1));
            return w < 0 ? -code : code;
        }
    };

    /** Where a weight changes from one level to the next. */
    public enum Thresholds {
        /** Half-way between the levels. */
        NEAREST,
        /** At equal steps of |w| from 0 to s, whatever the levels are; differs for the signed mappings alone. */
        EVEN;

        /** The name on the command line and in results. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its name on the command line. */
        public static Thresholds named(String key) {
            for (Thresholds thresholds : values()) {
                if (thresholds.key().equals(key)) {
                    return thresholds;
                }
            }
            throw new InvalidInput("no thresholds '" + key + "'; there are nearest, even");
        }
    }

    /** The weight, in units of s, of a code with perfect devices. */
    abstract double ideal(int code, Compound compound);

    abstract int nearest(float w, Compound compound);

    int even(float w, Compound compound) {
        return nearest(w, compound);
    }

    /** Whether there is such a code. */
    boolean has(int code, Compound compound) {
        int n = compound.cells();
        return switch (this) {
            case PAIR -> Math.abs(code) <= n;
            case OFFSET -> code >= 0 && code <= n;
            case SIGNED -> code != 0 && Math.abs(code) <= n + 1;
            case SIGNED_WITH_ZERO -> Math.abs(code) <= n + 1;
        };
    }

    int code(float w, Compound compound, Thresholds thresholds) {
        return thresholds == Thresholds.EVEN ? even(w, compound) : nearest(w, compound);
    }

    private static float clip(float w) {
        return Math.max(-1, Math.min(1, w));
    }

    private static int nearestLevel(float magnitude, Compound compound) {
        double step = (1 - compound.lowest()) / compound.cells();
        long k = Math.round((magnitude - compound.lowest()) / step);
        return (int) Math.max(0, Math.min(compound.cells(), k));
    }

    /** Compounds that hold a weight. */
    public int compoundsPerWeight() {
        return this == PAIR ? 2 : 1;
    }

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its name on the command line. */
    public static Mapping named(String key) {
        for (Mapping mapping : values()) {
            if (mapping.key().equals(key)) {
                return mapping;
            }
        }
        throw new InvalidInput("no mapping '" + key + "'; there are pair, offset, signed, signed-with-zero");
    }
}
