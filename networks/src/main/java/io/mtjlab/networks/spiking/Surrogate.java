package io.mtjlab.networks.spiking;

/** What stands in for the derivative of firing, a function of d = u - 1 at a steepness k. All are 1 at d = 0. */
public enum Surrogate {
    /** 1/(1 + k |d|)^2 (Zenke and Ganguli 2018). */
    SUPERSPIKE {
        @Override
        float at(float distance, float steepness) {
            float x = 1 + steepness * Math.abs(distance);
            return 1 / (x * x);
        }
    },
    /** 1/(1 + (k d)^2): that of an arctangent. */
    ARCTAN {
        @Override
        float at(float distance, float steepness) {
            float x = steepness * distance;
            return 1 / (1 + x * x);
        }
    },
    /** max(0, 1 - k |d|). */
    TRIANGLE {
        @Override
        float at(float distance, float steepness) {
            return Math.max(0, 1 - steepness * Math.abs(distance));
        }
    };

    abstract float at(float distance, float steepness);

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
