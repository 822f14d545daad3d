package io.mtjlab.networks.spiking;

import java.util.Locale;

/**
 * What stands in for the derivative of firing, a function of d = u - 1 at a steepness k. All are 1 at d = 0. They take
 * rows, so that the compiler makes vector code of the loops.
 */
public enum Surrogate {
    /** 1/(1 + k |d|)^2 (Zenke and Ganguli 2018). */
    SUPERSPIKE {
        @Override
        void slopes(float[] potential, int begin, float steepness, float[] slopes) {
            for (int j = 0; j < slopes.length; j++) {
                float x = 1 + steepness * Math.abs(potential[begin + j] - 1);
                slopes[j] = 1 / (x * x);
            }
        }
    },
    /** 1/(1 + (k d)^2): that of an arctangent. */
    ARCTAN {
        @Override
        void slopes(float[] potential, int begin, float steepness, float[] slopes) {
            for (int j = 0; j < slopes.length; j++) {
                float x = steepness * (potential[begin + j] - 1);
                slopes[j] = 1 / (1 + x * x);
            }
        }
    },
    /** max(0, 1 - k |d|). */
    TRIANGLE {
        @Override
        void slopes(float[] potential, int begin, float steepness, float[] slopes) {
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] = Math.max(0f, 1 - steepness * Math.abs(potential[begin + j] - 1));
            }
        }
    };

    /**
     * @param potential u; as many as {@code slopes} from {@code begin} on
     * @param slopes filled
     */
    abstract void slopes(float[] potential, int begin, float steepness, float[] slopes);

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
